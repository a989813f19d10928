using System.Text.Json;
using Windhover.Core.Detection;
using Windhover.Core.Stores;
using Windhover.Storage.Paging;

namespace Windhover.Storage.Relational;

/// <summary>Alerts: the document, and beside it the columns that queries need.</summary>
internal static class AlertTable
{
    /// <summary>Adds an alert, or replaces the one of the same id.</summary>
    public static void Put(SqlWork work, Alert alert) => work.Execute(
        """
        INSERT INTO alerts (alert_id, time, entity_id, model, document) VALUES (@AlertId, @Time, @EntityId, @Model, @Document)
        ON CONFLICT (alert_id) DO UPDATE SET time = excluded.time, entity_id = excluded.entity_id, model = excluded.model, document = excluded.document
        """,
        new { alert.AlertId, alert.Time, EntityId = alert.Entity.Id, alert.Model, Document = JsonSerializer.Serialize(alert, StateJson.Default.Alert) });

    /// <summary>One alert, or null.</summary>
    public static Alert? Get(SqlWork work, string alertId) =>
        work.One<string>("SELECT document FROM alerts WHERE alert_id = @alertId", new { alertId }) is { } document ? Parse(document) : null;

    /// <summary>A page, newest first, ties by id.</summary>
    public static Page<Alert> Page(SqlWork work, AlertQuery query)
    {
        var after = Cursor.Read(query.Cursor, 1);
        var filter = new SqlFilter();
        filter.Add(work.Dialect.Is("entity_id", "@entity"), "entity", query.EntityId);
        filter.Add(work.Dialect.Is("model", "@model"), "model", query.Model);
        // One parameter for any number of ids.
        filter.Add($"alert_id IN (SELECT value FROM {work.Dialect.Each("@ids")})", "ids", query.Ids is null ? null : work.List(query.Ids));
        var total = work.Scalar<long>($"SELECT count(*) FROM alerts {filter.Where}", filter.Parameters);
        filter.After("time", "alert_id", after);
        filter.Limit(Cursor.Limit(query.Limit));
        var rows = work.Rows<string>($"SELECT document FROM alerts {filter.Where} ORDER BY time DESC, alert_id LIMIT @limit", filter.Parameters)
            .Select(Parse).ToList();
        return filter.Page(rows, query.Limit, total, alert => (alert.Time, alert.AlertId));
    }

    private static Alert Parse(string document) => JsonSerializer.Deserialize(document, StateJson.Default.Alert)!;
}
