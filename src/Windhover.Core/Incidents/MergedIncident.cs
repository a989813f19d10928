namespace Windhover.Core.Incidents;

/// <summary>An incident that no longer exists because it became part of another.</summary>
/// <param name="IncidentId">The one that is gone.</param>
/// <param name="Into">The one that goes on; it may itself be merged later in the same commit.</param>
/// <param name="Time">Event time of the alert that joined the two, epoch milliseconds.</param>
public sealed record MergedIncident(string IncidentId, string Into, long Time);
