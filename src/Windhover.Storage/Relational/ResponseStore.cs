using System.Text.Json;
using Windhover.Core.Response.Records;
using Windhover.Core.Stores;
using Windhover.Storage.Paging;

namespace Windhover.Storage.Relational;

/// <summary>The response store in a database of its own, or on a connection of its own: a commit of the engine, which may be large, never holds up a step of an action.</summary>
internal sealed class ResponseStore(SqlDatabase database) : IResponseStore
{
    /// <inheritdoc />
    public ActionRecord? Save(ActionRecord action, ActionEntry entry)
    {
        var next = action with { Version = action.Version + 1 };
        var row = new
        {
            next.ActionId, next.IncidentId, EntityId = next.Containment.Entity.Id, Status = EnumNames.Of(next.Status), next.CreatedAt, next.Version, Before = action.Version,
            Document = JsonSerializer.Serialize(next, ResponseJson.Default.ActionRecord),
        };
        return database.Write(work =>
        {
            var changed = work.Execute(
                action.Version == 0
                    ? """
                      INSERT INTO actions (action_id, incident_id, entity_id, status, created_at, version, document)
                      VALUES (@ActionId, @IncidentId, @EntityId, @Status, @CreatedAt, @Version, @Document) ON CONFLICT DO NOTHING
                      """
                    : "UPDATE actions SET status = @Status, version = @Version, document = @Document WHERE action_id = @ActionId AND version = @Before",
                row);
            if (changed == 0) return null;
            Add(work, entry);
            return next;
        });
    }

    /// <inheritdoc />
    public void Note(ActionEntry entry) => database.Write(work => Add(work, entry));

    /// <inheritdoc />
    public ActionRecord? Action(string actionId) => Read(database.Read(work => work.One<string>("SELECT document FROM actions WHERE action_id = @actionId", new { actionId })));

    /// <inheritdoc />
    public Page<ActionRecord> Actions(ActionQuery query) => database.ReadOneCommit(work =>
    {
        var after = Cursor.Read(query.Cursor, 1);
        var conditions = new List<string> { "true" };
        if (query.IncidentId is not null) conditions.Add("incident_id = @IncidentId");
        if (query.EntityId is not null) conditions.Add(work.Dialect.Is("entity_id", "@EntityId"));
        if (query.Statuses.Count > 0) conditions.Add($"status IN (SELECT value FROM {work.Dialect.Each("@Statuses")})");
        var where = string.Join(" AND ", conditions);
        var values = new { query.IncidentId, query.EntityId, Statuses = Names(work, query.Statuses), Time = after?.Numbers[0], Id = after?.Text, Limit = (long)Cursor.Limit(query.Limit) + 1 };
        var total = work.Scalar<long>($"SELECT count(*) FROM actions WHERE {where}", values);
        var found = work.Rows<string>(
            $"SELECT document FROM actions WHERE {where} AND (@Time IS NULL OR created_at < @Time OR (created_at = @Time AND action_id > @Id)) ORDER BY created_at DESC, action_id LIMIT @Limit",
            values).ConvertAll(document => Read(document)!);
        if (found.Count <= query.Limit) return new Page<ActionRecord>(found, null, total);
        found.RemoveAt(found.Count - 1);
        return new(found, Cursor.Write(Cursor.Field(found[^1].CreatedAt), found[^1].ActionId), total);
    });

    /// <inheritdoc />
    public IReadOnlyList<ActionRecord> In(params IReadOnlyList<ActionStatus> statuses) => database.Read(work =>
        work.Rows<string>($"SELECT document FROM actions WHERE status IN (SELECT value FROM {work.Dialect.Each("@statuses")}) ORDER BY created_at, action_id", new { statuses = Names(work, statuses) })
            .ConvertAll(document => Read(document)!));

    /// <inheritdoc />
    public Page<ActionEntry> Log(string? actionId = null, string? incidentId = null, string? cursor = null, int limit = 50) => database.ReadOneCommit(work =>
    {
        var after = Cursor.Read(cursor, 1);
        const string Where = "(@actionId IS NULL OR action_id = @actionId) AND (@incidentId IS NULL OR incident_id = @incidentId)";
        var total = work.Scalar<long>($"SELECT count(*) FROM action_log WHERE {Where}", new { actionId, incidentId });
        var rows = work.Rows<ActionEntry>(
            $"""
            SELECT number AS Number, action_id AS ActionId, incident_id AS IncidentId, time AS Time, by AS By, step AS Step, text AS Text FROM action_log
            WHERE {Where} AND (@last IS NULL OR number < @last) ORDER BY number DESC LIMIT @limit
            """,
            new { actionId, incidentId, last = after?.Numbers[0], limit = (long)Cursor.Limit(limit) + 1 });
        if (rows.Count <= limit) return new Page<ActionEntry>(rows, null, total);
        rows.RemoveAt(rows.Count - 1);
        return new(rows, Cursor.Write(Cursor.Field(rows[^1].Number), ""), total);
    });

    /// <inheritdoc />
    public void Dispose() => database.Dispose();

    private static string Names(SqlWork work, IEnumerable<ActionStatus> statuses) => work.List(statuses.Select(EnumNames.Of));

    private static ActionRecord? Read(string? document) => document is null ? null : JsonSerializer.Deserialize(document, ResponseJson.Default.ActionRecord);

    private static int Add(SqlWork work, ActionEntry entry) => work.Execute(
        "INSERT INTO action_log (action_id, incident_id, time, by, step, text) VALUES (@ActionId, @IncidentId, @Time, @By, @Step, @Text)", entry);
}
