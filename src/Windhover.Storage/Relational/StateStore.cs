using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Investigation.Wording;
using Windhover.Core.Memory;
using Windhover.Core.Stores;

namespace Windhover.Storage.Relational;

/// <summary>The state store in one database.</summary>
internal sealed partial class StateStore : IStateStore
{
    private const long Unknown = -1;
    private readonly SqlDatabase _database;
    private readonly Lock _committing = new();
    private long _epoch;

    public StateStore(SqlDatabase database)
    {
        _database = database;
        try
        {
            _epoch = ReadEpoch();
        }
        catch
        {
            _database.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public long Epoch
    {
        get
        {
            if (Interlocked.Read(ref _epoch) is not Unknown and var known) return known;
            lock (_committing) return KnownEpoch();
        }
    }

    /// <inheritdoc />
    public void Commit(StateChange change)
    {
        lock (_committing)
        {
            var last = KnownEpoch();
            if (change.Epoch <= last) throw new ArgumentException($"Epoch {change.Epoch} is not above {last}", nameof(change));
            try
            {
                _database.Write(work => Commit(work, change, last));
                Interlocked.Exchange(ref _epoch, change.Epoch);
            }
            catch
            {
                // Where the answer was lost, the commit may stand all the same: it is read again.
                Interlocked.Exchange(ref _epoch, Unknown);
                throw;
            }
        }
    }

    /// <inheritdoc />
    public SnapshotParts? ReadSnapshot(string name) => _database.Read(work => SnapshotTable.Read(work, name));

    /// <inheritdoc />
    public Page<Incident> Incidents(IncidentQuery query) => _database.ReadOneCommit(work => IncidentTable.Page(work, query));

    /// <inheritdoc />
    public Incident? Incident(string incidentId) => _database.Read(work => IncidentTable.Get(work, incidentId));

    /// <inheritdoc />
    public Page<InvestigationReport> Investigations(InvestigationQuery query) => _database.ReadOneCommit(work => InvestigationTable.Page(work, query));

    /// <inheritdoc />
    public InvestigationReport? Investigation(string incidentId) => _database.Read(work => InvestigationTable.Get(work, incidentId));

    /// <inheritdoc />
    public bool PutWording(SummaryWording wording) => _database.Write(work => WordingTable.Put(work, wording));

    /// <inheritdoc />
    public SummaryWording? Wording(string incidentId) => _database.Read(work => WordingTable.Get(work, incidentId));

    /// <inheritdoc />
    public InvestigationCounts CountInvestigations() => _database.Read(InvestigationTable.Count);

    /// <inheritdoc />
    public Page<Alert> Alerts(AlertQuery query) => _database.ReadOneCommit(work => AlertTable.Page(work, query));

    /// <inheritdoc />
    public Alert? Alert(string alertId) => _database.Read(work => AlertTable.Get(work, alertId));

    /// <inheritdoc />
    public int DropBefore(long time) => _database.Write(work =>
        work.Execute("DELETE FROM incidents WHERE end_time < @time", new { time })
        + work.Execute("DELETE FROM investigations WHERE end_time < @time", new { time })
        + work.Execute("DELETE FROM alerts WHERE time < @time", new { time })
        + FeedbackTable.DropBefore(work, time));

    /// <inheritdoc />
    public void Dispose() => _database.Dispose();

    private static bool Commit(SqlWork work, StateChange change, long last)
    {
        foreach (var alert in change.Alerts) AlertTable.Put(work, alert);
        foreach (var incident in change.Incidents) IncidentTable.Put(work, incident);
        foreach (var report in change.Investigations) InvestigationTable.Put(work, report);
        if (change.MergedIncidents.Count > 0)
        {
            HandlingTable.Merge(work, change.MergedIncidents);
            List<string> gone = [.. change.MergedIncidents.Select(each => each.IncidentId)];
            IncidentTable.Remove(work, gone);
            InvestigationTable.Remove(work, gone);
        }

        foreach (var (name, data) in change.Snapshots) SnapshotTable.Replace(work, name, data);
        return work.Execute("UPDATE commits SET epoch = @Epoch WHERE epoch = @last", new { change.Epoch, last }) == 1 ? true : throw new StoreTakenException("another program has committed to the state store");
    }

    private long KnownEpoch()
    {
        if (_epoch == Unknown) Interlocked.Exchange(ref _epoch, ReadEpoch());
        return _epoch;
    }

    private long ReadEpoch() => _database.Read(work => work.Scalar<long>("SELECT epoch FROM commits"));
}
