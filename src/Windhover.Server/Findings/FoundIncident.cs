using Windhover.Core.Incidents;

namespace Windhover.Server.Findings;

/// <summary>An incident with what its alerts say of where it was seen.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Providers">Who wrote the logs of its alerts: the first part of the names of their sources, sorted.</param>
internal sealed record FoundIncident(Incident Incident, IReadOnlyList<string> Providers);
