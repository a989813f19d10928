using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Windhover.Core.Response.Records;
using Windhover.Core.Stores;
using Windhover.Storage.Paging;

namespace Windhover.Storage.Sqlite;

/// <summary>The response store in one SQLite file of its own: a commit of the engine, which may be large, never holds up a step of an action.</summary>
internal sealed class SqliteResponseStore : IResponseStore
{
    private readonly StateConnections _connections;
    private readonly Lock _writing = new();

    public SqliteResponseStore(string path)
    {
        _connections = new(path);
        try
        {
            ResponseSchema.Migrate(_connections.Writer);
        }
        catch
        {
            _connections.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public ActionRecord? Save(ActionRecord action, ActionEntry entry)
    {
        var next = action with { Version = action.Version + 1 };
        var row = new
        {
            next.ActionId, next.IncidentId, EntityId = next.Containment.Entity.Id, Status = EnumNames.Of(next.Status), next.CreatedAt, next.Version, Before = action.Version,
            Document = JsonSerializer.Serialize(next, ResponseJson.Default.ActionRecord),
        };
        lock (_writing)
        {
            using var transaction = _connections.Writer.BeginTransaction();
            var changed = _connections.Writer.Execute(
                action.Version == 0
                    ? """
                      INSERT INTO actions (action_id, incident_id, entity_id, status, created_at, version, document)
                      VALUES (@ActionId, @IncidentId, @EntityId, @Status, @CreatedAt, @Version, @Document) ON CONFLICT DO NOTHING
                      """
                    : "UPDATE actions SET status = @Status, version = @Version, document = @Document WHERE action_id = @ActionId AND version = @Before",
                row,
                transaction);
            if (changed == 0) return null;
            Add(transaction, entry);
            transaction.Commit();
            return next;
        }
    }

    /// <inheritdoc />
    public void Note(ActionEntry entry)
    {
        lock (_writing)
        {
            using var transaction = _connections.Writer.BeginTransaction();
            Add(transaction, entry);
            transaction.Commit();
        }
    }

    /// <inheritdoc />
    public ActionRecord? Action(string actionId)
    {
        using var connection = _connections.Read();
        return Read(connection.QuerySingleOrDefault<string>("SELECT document FROM actions WHERE action_id = @actionId", new { actionId }));
    }

    /// <inheritdoc />
    public Page<ActionRecord> Actions(ActionQuery query)
    {
        var after = Cursor.Read(query.Cursor, 1);
        var conditions = new List<string> { "true" };
        if (query.IncidentId is not null) conditions.Add("incident_id = @IncidentId");
        if (query.EntityId is not null) conditions.Add("entity_id = @EntityId");
        if (query.Statuses.Count > 0) conditions.Add("status IN @Statuses");
        var where = string.Join(" AND ", conditions);
        var values = new { query.IncidentId, query.EntityId, Statuses = query.Statuses.Select(s => EnumNames.Of(s)).ToArray(), Time = after?.Numbers[0], Id = after?.Text, Limit = (long)Cursor.Limit(query.Limit) + 1 };
        using var connection = _connections.Read();
        using var transaction = connection.BeginTransaction(deferred: true);
        var total = connection.ExecuteScalar<long>($"SELECT count(*) FROM actions WHERE {where}", values, transaction);
        var found = connection.Query<string>(
            $"SELECT document FROM actions WHERE {where} AND (@Time IS NULL OR created_at < @Time OR (created_at = @Time AND action_id > @Id)) ORDER BY created_at DESC, action_id LIMIT @Limit",
            values,
            transaction).Select(document => Read(document)!).ToList();
        if (found.Count <= query.Limit) return new(found, null, total);
        found.RemoveAt(found.Count - 1);
        return new(found, Cursor.Write(Cursor.Field(found[^1].CreatedAt), found[^1].ActionId), total);
    }

    /// <inheritdoc />
    public IReadOnlyList<ActionRecord> In(params IReadOnlyList<ActionStatus> statuses)
    {
        using var connection = _connections.Read();
        return
        [
            .. connection.Query<string>("SELECT document FROM actions WHERE status IN @statuses ORDER BY created_at, action_id", new { statuses = statuses.Select(s => EnumNames.Of(s)).ToArray() })
                .Select(document => Read(document)!),
        ];
    }

    /// <inheritdoc />
    public Page<ActionEntry> Log(string? actionId = null, string? incidentId = null, string? cursor = null, int limit = 50)
    {
        var after = Cursor.Read(cursor, 1);
        const string Where = "(@actionId IS NULL OR action_id = @actionId) AND (@incidentId IS NULL OR incident_id = @incidentId)";
        using var connection = _connections.Read();
        using var transaction = connection.BeginTransaction(deferred: true);
        var total = connection.ExecuteScalar<long>($"SELECT count(*) FROM action_log WHERE {Where}", new { actionId, incidentId }, transaction);
        var rows = connection.Query<ActionEntry>(
            $"""
            SELECT number AS Number, action_id AS ActionId, incident_id AS IncidentId, time AS Time, by AS By, step AS Step, text AS Text FROM action_log
            WHERE {Where} AND (@last IS NULL OR number < @last) ORDER BY number DESC LIMIT @limit
            """,
            new { actionId, incidentId, last = after?.Numbers[0], limit = (long)Cursor.Limit(limit) + 1 },
            transaction).ToList();
        if (rows.Count <= limit) return new(rows, null, total);
        rows.RemoveAt(rows.Count - 1);
        return new(rows, Cursor.Write(Cursor.Field(rows[^1].Number), ""), total);
    }

    /// <inheritdoc />
    public void Dispose() => _connections.Dispose();

    private static ActionRecord? Read(string? document) => document is null ? null : JsonSerializer.Deserialize(document, ResponseJson.Default.ActionRecord);

    private void Add(SqliteTransaction transaction, ActionEntry entry) => _connections.Writer.Execute(
        "INSERT INTO action_log (action_id, incident_id, time, by, step, text) VALUES (@ActionId, @IncidentId, @Time, @By, @Step, @Text)", entry, transaction);
}
