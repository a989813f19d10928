using Dapper;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Investigation.Wording;
using Windhover.Core.Memory;
using Windhover.Core.Stores;

namespace Windhover.Storage.Sqlite;

/// <summary>The state store in one SQLite file.</summary>
internal sealed partial class SqliteStateStore : IStateStore
{
    private readonly StateConnections _connections;
    private readonly Lock _writing = new();
    private long _epoch;

    public SqliteStateStore(string path)
    {
        _connections = new(path);
        try
        {
            StateSchema.Migrate(_connections.Writer);
            _epoch = _connections.Writer.ExecuteScalar<long>("SELECT epoch FROM commits");
        }
        catch
        {
            _connections.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public long Epoch => Interlocked.Read(ref _epoch);

    /// <inheritdoc />
    public void Commit(StateChange change)
    {
        lock (_writing)
        {
            if (change.Epoch <= _epoch) throw new ArgumentException($"Epoch {change.Epoch} is not above {_epoch}", nameof(change));
            var connection = _connections.Writer;
            using var transaction = connection.BeginTransaction();
            foreach (var alert in change.Alerts) AlertTable.Put(connection, transaction, alert);
            foreach (var incident in change.Incidents) IncidentTable.Put(connection, transaction, incident);
            foreach (var report in change.Investigations) InvestigationTable.Put(connection, transaction, report);
            if (change.MergedIncidents.Count > 0)
            {
                HandlingTable.Merge(connection, transaction, change.MergedIncidents);
                List<string> gone = [.. change.MergedIncidents.Select(each => each.IncidentId)];
                IncidentTable.Remove(connection, transaction, gone);
                InvestigationTable.Remove(connection, transaction, gone);
            }

            foreach (var (name, data) in change.Snapshots) SnapshotTable.Replace(connection, transaction, name, data);
            connection.Execute("UPDATE commits SET epoch = @Epoch", new { change.Epoch }, transaction);
            transaction.Commit();
            Interlocked.Exchange(ref _epoch, change.Epoch);
        }
    }

    /// <inheritdoc />
    public SnapshotParts? ReadSnapshot(string name)
    {
        using var connection = _connections.Read();
        return SnapshotTable.Read(connection, name);
    }

    /// <inheritdoc />
    public Page<Incident> Incidents(IncidentQuery query)
    {
        using var connection = _connections.Read();
        return IncidentTable.Page(connection, query);
    }

    /// <inheritdoc />
    public Incident? Incident(string incidentId)
    {
        using var connection = _connections.Read();
        return IncidentTable.Get(connection, incidentId);
    }

    /// <inheritdoc />
    public Page<InvestigationReport> Investigations(InvestigationQuery query)
    {
        using var connection = _connections.Read();
        return InvestigationTable.Page(connection, query);
    }

    /// <inheritdoc />
    public InvestigationReport? Investigation(string incidentId)
    {
        using var connection = _connections.Read();
        return InvestigationTable.Get(connection, incidentId);
    }

    /// <inheritdoc />
    public bool PutWording(SummaryWording wording)
    {
        lock (_writing) return WordingTable.Put(_connections.Writer, wording);
    }

    /// <inheritdoc />
    public SummaryWording? Wording(string incidentId)
    {
        using var connection = _connections.Read();
        return WordingTable.Get(connection, incidentId);
    }

    /// <inheritdoc />
    public InvestigationCounts CountInvestigations()
    {
        using var connection = _connections.Read();
        return InvestigationTable.Count(connection);
    }

    /// <inheritdoc />
    public Page<Alert> Alerts(AlertQuery query)
    {
        using var connection = _connections.Read();
        return AlertTable.Page(connection, query);
    }

    /// <inheritdoc />
    public Alert? Alert(string alertId)
    {
        using var connection = _connections.Read();
        return AlertTable.Get(connection, alertId);
    }

    /// <inheritdoc />
    public int DropBefore(long time)
    {
        lock (_writing)
        {
            var connection = _connections.Writer;
            using var transaction = connection.BeginTransaction();
            var removed = connection.Execute("DELETE FROM incidents WHERE end_time < @time", new { time }, transaction)
                + connection.Execute("DELETE FROM investigations WHERE end_time < @time", new { time }, transaction)
                + connection.Execute("DELETE FROM alerts WHERE time < @time", new { time }, transaction)
                + FeedbackTable.DropBefore(connection, transaction, time);
            transaction.Commit();
            return removed;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_writing) _connections.Dispose();
    }
}
