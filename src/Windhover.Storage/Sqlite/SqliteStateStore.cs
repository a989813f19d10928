using Dapper;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Memory;
using Windhover.Core.Stores;

namespace Windhover.Storage.Sqlite;

/// <summary>The state store in one SQLite file.</summary>
internal sealed class SqliteStateStore : IStateStore
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
            if (change.MergedIncidents.Count > 0) IncidentTable.Remove(connection, transaction, change.MergedIncidents);
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
    public bool SetStatus(string incidentId, IncidentStatus status)
    {
        lock (_writing)
        {
            return _connections.Writer.Execute(
                "UPDATE incidents SET status = @status, status_by_people = 1 WHERE incident_id = @incidentId", new { incidentId, status = (int)status }) > 0;
        }
    }

    /// <inheritdoc />
    public int DropBefore(long time)
    {
        lock (_writing)
        {
            var connection = _connections.Writer;
            using var transaction = connection.BeginTransaction();
            var removed = connection.Execute("DELETE FROM incidents WHERE end_time < @time", new { time }, transaction)
                + connection.Execute("DELETE FROM alerts WHERE time < @time", new { time }, transaction);
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
