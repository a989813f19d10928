using System.Text.Json;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Stores;
using Windhover.Storage.Paging;

namespace Windhover.Storage.Relational;

/// <summary>Investigations: the document, and beside it the columns that queries need.</summary>
internal static class InvestigationTable
{
    /// <summary>Adds an investigation, or replaces the one of the same incident.</summary>
    public static void Put(SqlWork work, InvestigationReport report)
    {
        work.Execute(
            """
            INSERT INTO investigations (incident_id, end_time, verdict, is_told, document) VALUES (@IncidentId, @EndTime, @Verdict, @IsTold, @Document)
            ON CONFLICT (incident_id) DO UPDATE SET end_time = excluded.end_time, verdict = excluded.verdict, is_told = excluded.is_told, document = excluded.document
            """,
            new { report.IncidentId, report.EndTime, Verdict = (int)report.Verdict, IsTold = report.IsTold ? 1L : 0L, Document = JsonSerializer.Serialize(report, StateJson.Default.InvestigationReport) });
        work.Execute("DELETE FROM investigation_entities WHERE incident_id = @IncidentId", new { report.IncidentId });
        work.Execute(
            $"INSERT INTO investigation_entities (entity_id, incident_id) SELECT DISTINCT value, @IncidentId FROM {work.Dialect.Each("@ids")}",
            new { report.IncidentId, ids = work.List(report.Entities.Select(entity => entity.Id)) });

        // An alert is in one investigation: the last that took it.
        work.Execute(
            $"INSERT INTO investigation_alerts (alert_id, incident_id) SELECT DISTINCT value, @IncidentId FROM {work.Dialect.Each("@ids")} WHERE true ON CONFLICT (alert_id) DO UPDATE SET incident_id = excluded.incident_id",
            new { report.IncidentId, ids = work.List(report.Alerts) });
    }

    /// <summary>Removes the investigations of incidents that became part of others.</summary>
    public static void Remove(SqlWork work, IReadOnlyList<string> incidentIds) => work.Execute(
        $"DELETE FROM investigations WHERE incident_id IN (SELECT value FROM {work.Dialect.Each("@ids")})", new { ids = work.List(incidentIds) });

    /// <summary>One investigation, or null.</summary>
    public static InvestigationReport? Get(SqlWork work, string incidentId) =>
        work.One<string>("SELECT document FROM investigations WHERE incident_id = @incidentId", new { incidentId }) is { } document ? Parse(document) : null;

    /// <summary>A page, newest first, ties by id.</summary>
    public static Page<InvestigationReport> Page(SqlWork work, InvestigationQuery query)
    {
        var after = Cursor.Read(query.Cursor, 1);
        var filter = new SqlFilter();
        filter.Add("verdict = @verdict", "verdict", (int?)query.Verdict);
        filter.Add("is_told = @told", "told", query.IsTold is { } told ? (told ? 1L : 0L) : null);
        filter.Add($"incident_id IN (SELECT incident_id FROM investigation_entities WHERE {work.Dialect.Is("entity_id", "@entity")})", "entity", query.EntityId);
        filter.Add("incident_id = (SELECT incident_id FROM investigation_alerts WHERE alert_id = @alert)", "alert", query.AlertId);
        var total = work.Scalar<long>($"SELECT count(*) FROM investigations {filter.Where}", filter.Parameters);
        filter.After("end_time", "incident_id", after);
        filter.Limit(Cursor.Limit(query.Limit));
        var rows = work.Rows<string>($"SELECT document FROM investigations {filter.Where} ORDER BY end_time DESC, incident_id LIMIT @limit", filter.Parameters)
            .Select(Parse).ToList();
        return filter.Page(rows, query.Limit, total, report => (report.EndTime, report.IncidentId));
    }

    /// <summary>How many there are, by verdict and by whether people are told, and how many alerts they hold.</summary>
    public static InvestigationCounts Count(SqlWork work) => work.One<InvestigationCounts>(
        """
        SELECT a.*, i.* FROM
            (SELECT count(*) AS Alerts, count(x.alert_id) AS InvestigatedAlerts FROM alerts LEFT JOIN investigation_alerts x USING (alert_id)) a,
            (SELECT count(*) AS Investigations, count(*) FILTER (WHERE is_told <> 0) AS Told, count(*) FILTER (WHERE is_told = 0) AS NotTold,
                count(*) FILTER (WHERE verdict = @Malicious) AS Malicious, count(*) FILTER (WHERE verdict = @Suspicious) AS Suspicious,
                count(*) FILTER (WHERE verdict = @Benign) AS Benign, count(*) FILTER (WHERE verdict = @Inconclusive) AS Inconclusive FROM investigations) i
        """,
        new { Malicious = (int)Verdict.Malicious, Suspicious = (int)Verdict.Suspicious, Benign = (int)Verdict.Benign, Inconclusive = (int)Verdict.Inconclusive })!;

    private static InvestigationReport Parse(string document) => JsonSerializer.Deserialize(document, StateJson.Default.InvestigationReport)!;
}
