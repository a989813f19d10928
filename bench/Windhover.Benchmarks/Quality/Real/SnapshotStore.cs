using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Investigation.Wording;
using Windhover.Core.Memory;
using Windhover.Core.Stores;

namespace Windhover.Benchmarks.Quality.Real;

/// <summary>Keeps the engine's last snapshot in memory and nothing else: a run goes on from it, and its findings are in its result.</summary>
internal sealed class SnapshotStore : IStateStore
{
    private readonly Dictionary<string, SnapshotParts> snapshots = new(StringComparer.Ordinal);
    private readonly bool frozen;

    /// <summary>An empty one.</summary>
    public SnapshotStore()
    {
    }

    private SnapshotStore(SnapshotStore other) => (snapshots, Epoch, frozen) = (other.snapshots, other.Epoch, true);

    /// <inheritdoc/>
    public long Epoch { get; private set; }

    /// <summary>One that begins with what this one holds, and forgets what is committed to it.</summary>
    public SnapshotStore Fork() => new(this);

    /// <inheritdoc/>
    public void Commit(StateChange change)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(change.Epoch, Epoch);
        Epoch = change.Epoch;
        if (frozen) return;
        foreach (var snapshot in change.Snapshots) snapshots[snapshot.Key] = snapshot.Value;
    }

    /// <inheritdoc/>
    public SnapshotParts? ReadSnapshot(string name) => snapshots.GetValueOrDefault(name);

    /// <inheritdoc/>
    public Page<Incident> Incidents(IncidentQuery query) => new([], null, 0);

    /// <inheritdoc/>
    public Incident? Incident(string incidentId) => null;

    /// <inheritdoc/>
    public Page<InvestigationReport> Investigations(InvestigationQuery query) => new([], null, 0);

    /// <inheritdoc/>
    public InvestigationReport? Investigation(string incidentId) => null;

    /// <inheritdoc/>
    public bool PutWording(SummaryWording wording) => false;

    /// <inheritdoc/>
    public SummaryWording? Wording(string incidentId) => null;

    /// <inheritdoc/>
    public InvestigationCounts CountInvestigations() =>
        new() { Alerts = 0, InvestigatedAlerts = 0, Investigations = 0, Told = 0, NotTold = 0, Malicious = 0, Suspicious = 0, Benign = 0, Inconclusive = 0 };

    /// <inheritdoc/>
    public Page<Alert> Alerts(AlertQuery query) => new([], null, 0);

    /// <inheritdoc/>
    public Alert? Alert(string alertId) => null;

    /// <inheritdoc/>
    public HandlingOutcome Handle(string incidentId, HandlingChange change) => HandlingOutcome.Unknown;

    /// <inheritdoc/>
    public Page<HandlingEntry> History(string incidentId, string? cursor = null, int limit = 50) => new([], null, 0);

    /// <inheritdoc/>
    public bool AddFeedback(IReadOnlyList<Feedback> feedback) => false;

    /// <inheritdoc/>
    public IReadOnlyList<Feedback> Feedback() => [];

    /// <inheritdoc/>
    public Feedback? RemoveFeedback(string feedbackId, string by, long time) => null;

    /// <inheritdoc/>
    public int DropBefore(long time) => 0;

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
