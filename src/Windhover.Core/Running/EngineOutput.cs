using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Stores;

namespace Windhover.Core.Running;

/// <summary>What the engine found and has for the stores since it was last emptied.</summary>
public sealed class EngineOutput
{
    /// <summary>New alerts, in the order in which they were raised.</summary>
    public List<Alert> Alerts { get; } = [];

    /// <summary>New and changed incidents by id, as they are now.</summary>
    public SortedDictionary<string, Incident> Incidents { get; } = new(StringComparer.Ordinal);

    /// <summary>New investigations and those taken up again, by incident id, as they are now.</summary>
    public SortedDictionary<string, InvestigationReport> Investigations { get; } = new(StringComparer.Ordinal);

    /// <summary>Incidents, told or not, that became part of another, in the order in which they did.</summary>
    public List<MergedIncident> MergedIncidents { get; } = [];

    /// <summary>Events that matter, for the telemetry store.</summary>
    public List<EventRow> Events { get; } = [];

    /// <summary>Finished hours of connections, for the telemetry store.</summary>
    public List<ConnectionRow> Connections { get; } = [];

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        Alerts.Clear();
        Incidents.Clear();
        Investigations.Clear();
        MergedIncidents.Clear();
        Events.Clear();
        Connections.Clear();
    }
}
