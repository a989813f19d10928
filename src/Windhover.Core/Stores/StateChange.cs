using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Memory;

namespace Windhover.Core.Stores;

/// <summary>One commit of the state store.</summary>
public sealed record StateChange
{
    /// <summary>Number of the commit; above the last one.</summary>
    public required long Epoch { get; init; }

    /// <summary>New alerts.</summary>
    public IReadOnlyList<Alert> Alerts { get; init; } = [];

    /// <summary>New and changed incidents, whole.</summary>
    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    /// <summary>New investigations and those taken up again, whole.</summary>
    public IReadOnlyList<InvestigationReport> Investigations { get; init; } = [];

    /// <summary>Incidents and investigations that no longer exist because they became part of another, in the order in which they did.</summary>
    public IReadOnlyList<MergedIncident> MergedIncidents { get; init; } = [];

    /// <summary>Named snapshots to replace; may be gigabytes.</summary>
    public IReadOnlyList<KeyValuePair<string, SnapshotParts>> Snapshots { get; init; } = [];
}
