using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Stores;
using Windhover.Storage.Paging;

namespace Windhover.Storage.Sqlite;

/// <summary>Investigations: the document, and beside it the columns that queries need.</summary>
internal static class InvestigationTable
{
    /// <summary>Adds an investigation, or replaces the one of the same incident.</summary>
    public static void Put(SqliteConnection connection, SqliteTransaction transaction, InvestigationReport report)
    {
        connection.Execute(
            """
            INSERT INTO investigations (incident_id, end_time, verdict, is_told, document) VALUES (@IncidentId, @EndTime, @Verdict, @IsTold, @Document)
            ON CONFLICT DO UPDATE SET end_time = excluded.end_time, verdict = excluded.verdict, is_told = excluded.is_told, document = excluded.document
            """,
            new { report.IncidentId, report.EndTime, Verdict = (int)report.Verdict, report.IsTold, Document = JsonSerializer.Serialize(report, StateJson.Default.InvestigationReport) },
            transaction);
        connection.Execute("DELETE FROM investigation_entities WHERE incident_id = @IncidentId", new { report.IncidentId }, transaction);
        connection.Execute(
            "INSERT INTO investigation_entities (entity_id, incident_id) SELECT DISTINCT value, @IncidentId FROM json_each(@ids)",
            new { report.IncidentId, ids = JsonSerializer.Serialize(report.Entities.Select(entity => entity.Id)) },
            transaction);

        // An alert is in one investigation: the last that took it.
        connection.Execute(
            "INSERT INTO investigation_alerts (alert_id, incident_id) SELECT value, @IncidentId FROM json_each(@ids) WHERE true ON CONFLICT DO UPDATE SET incident_id = excluded.incident_id",
            new { report.IncidentId, ids = JsonSerializer.Serialize(report.Alerts) },
            transaction);
    }

    /// <summary>Removes the investigations of incidents that became part of others.</summary>
    public static void Remove(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<string> incidentIds) => connection.Execute(
        "DELETE FROM investigations WHERE incident_id IN (SELECT value FROM json_each(@ids))", new { ids = JsonSerializer.Serialize(incidentIds) }, transaction);

    /// <summary>One investigation, or null.</summary>
    public static InvestigationReport? Get(SqliteConnection connection, string incidentId) =>
        connection.QuerySingleOrDefault<string>("SELECT document FROM investigations WHERE incident_id = @incidentId", new { incidentId }) is { } document ? Parse(document) : null;

    /// <summary>A page, newest first, ties by id.</summary>
    public static Page<InvestigationReport> Page(SqliteConnection connection, InvestigationQuery query)
    {
        var after = Cursor.Read(query.Cursor, 1);
        var filter = new SqlFilter();
        filter.Add("verdict = @verdict", "verdict", (int?)query.Verdict);
        filter.Add("is_told = @told", "told", query.IsTold);
        filter.Add("incident_id IN (SELECT incident_id FROM investigation_entities WHERE entity_id = @entity)", "entity", query.EntityId);
        filter.Add("incident_id = (SELECT incident_id FROM investigation_alerts WHERE alert_id = @alert)", "alert", query.AlertId);

        using var transaction = connection.BeginTransaction(deferred: true);
        var total = connection.ExecuteScalar<long>($"SELECT count(*) FROM investigations {filter.Where}", filter.Parameters, transaction);
        filter.After("end_time", "incident_id", after);
        filter.Limit(Cursor.Limit(query.Limit));
        var rows = connection.Query<string>($"SELECT document FROM investigations {filter.Where} ORDER BY end_time DESC, incident_id LIMIT @limit", filter.Parameters, transaction)
            .Select(Parse).ToList();
        return filter.Page(rows, query.Limit, total, report => (report.EndTime, report.IncidentId));
    }

    /// <summary>How many there are, by verdict and by whether people are told, and how many alerts they hold.</summary>
    public static InvestigationCounts Count(SqliteConnection connection) => connection.QuerySingle<InvestigationCounts>(
        """
        SELECT a.*, i.* FROM
            (SELECT count(*) AS Alerts, count(x.alert_id) AS InvestigatedAlerts FROM alerts LEFT JOIN investigation_alerts x USING (alert_id)) a,
            (SELECT count(*) AS Investigations, count(*) FILTER (WHERE is_told) AS Told, count(*) FILTER (WHERE NOT is_told) AS NotTold,
                count(*) FILTER (WHERE verdict = @Malicious) AS Malicious, count(*) FILTER (WHERE verdict = @Suspicious) AS Suspicious,
                count(*) FILTER (WHERE verdict = @Benign) AS Benign, count(*) FILTER (WHERE verdict = @Inconclusive) AS Inconclusive FROM investigations) i
        """,
        new { Malicious = (int)Verdict.Malicious, Suspicious = (int)Verdict.Suspicious, Benign = (int)Verdict.Benign, Inconclusive = (int)Verdict.Inconclusive });

    private static InvestigationReport Parse(string document) => JsonSerializer.Deserialize(document, StateJson.Default.InvestigationReport)!;
}
