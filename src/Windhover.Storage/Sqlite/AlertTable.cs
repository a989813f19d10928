using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Windhover.Core.Detection;
using Windhover.Core.Stores;
using Windhover.Storage.Paging;

namespace Windhover.Storage.Sqlite;

/// <summary>Alerts: the document, and beside it the columns that queries need.</summary>
internal static class AlertTable
{
    /// <summary>Adds an alert, or replaces the one of the same id.</summary>
    public static void Put(SqliteConnection connection, SqliteTransaction transaction, Alert alert) => connection.Execute(
        """
        INSERT INTO alerts (alert_id, time, entity_id, model, document) VALUES (@AlertId, @Time, @EntityId, @Model, @Document)
        ON CONFLICT DO UPDATE SET time = excluded.time, entity_id = excluded.entity_id, model = excluded.model, document = excluded.document
        """,
        new { alert.AlertId, alert.Time, EntityId = alert.Entity.Id, alert.Model, Document = JsonSerializer.Serialize(alert, StateJson.Default.Alert) },
        transaction);

    /// <summary>One alert, or null.</summary>
    public static Alert? Get(SqliteConnection connection, string alertId) =>
        connection.QuerySingleOrDefault<string>("SELECT document FROM alerts WHERE alert_id = @alertId", new { alertId }) is { } document ? Parse(document) : null;

    /// <summary>A page, newest first, ties by id.</summary>
    public static Page<Alert> Page(SqliteConnection connection, AlertQuery query)
    {
        var after = Cursor.Read(query.Cursor, 1);
        var filter = new SqlFilter();
        filter.Add("entity_id = @entity", "entity", query.EntityId);
        filter.Add("model = @model", "model", query.Model);
        // One parameter for any number of ids.
        filter.Add("alert_id IN (SELECT value FROM json_each(@ids))", "ids", query.Ids is null ? null : JsonSerializer.Serialize(query.Ids));

        using var transaction = connection.BeginTransaction(deferred: true);
        var total = connection.ExecuteScalar<long>($"SELECT count(*) FROM alerts {filter.Where}", filter.Parameters, transaction);
        filter.After("time", "alert_id", after);
        filter.Limit(Cursor.Limit(query.Limit));
        var rows = connection.Query<string>($"SELECT document FROM alerts {filter.Where} ORDER BY time DESC, alert_id LIMIT @limit", filter.Parameters, transaction)
            .Select(Parse).ToList();
        return filter.Page(rows, query.Limit, total, alert => (alert.Time, alert.AlertId));
    }

    private static Alert Parse(string document) => JsonSerializer.Deserialize(document, StateJson.Default.Alert)!;
}
