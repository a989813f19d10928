using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Stores;

namespace Windhover.Core.Outputs.Exports;

/// <summary>An incident with all that is kept of it: what an export is made from.</summary>
public sealed record IncidentStory
{
    /// <summary>The incident.</summary>
    public required Incident Incident { get; init; }

    /// <summary>Its investigation; null when it has none yet.</summary>
    public InvestigationReport? Investigation { get; init; }

    /// <summary>Its alerts, in time order, ties by id. Those that are older than what is kept are missing.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    /// <summary>Event time of the newest thing that is said, epoch milliseconds: the same state gives the same bytes.</summary>
    public long ModifiedAt => Math.Max(Incident.DetectedAt, Math.Max(Incident.EndTime, Investigation?.Time ?? long.MinValue));

    /// <summary>Reads it from a store; null when there is no such incident.</summary>
    public static IncidentStory? Read(IStateStore state, string incidentId) => state.Incident(incidentId) is not { } incident
        ? null
        : new()
        {
            Incident = incident,
            Investigation = state.Investigation(incidentId),
            Alerts = [.. incident.Alerts.Select(state.Alert).OfType<Alert>().OrderBy(alert => alert.Time).ThenBy(alert => alert.AlertId, StringComparer.Ordinal)],
        };
}
