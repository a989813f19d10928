using System.Text.Json;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;
using Windhover.Storage.Paging;

namespace Windhover.Storage.Relational;

/// <summary>Incidents: the document, and beside it the columns that queries need. What people made of one is in columns, and those count, not the document.</summary>
internal static class IncidentTable
{
    private const string Columns = "document AS Document, status AS Status, assignee AS Assignee, closing_reason AS Reason, closing_text AS ReasonText, version AS Version";

    /// <summary>Adds an incident, or replaces the one of the same id; a status that people set stays.</summary>
    public static void Put(SqlWork work, Incident incident)
    {
        work.Execute(
            """
            INSERT INTO incidents (incident_id, detected_at, end_time, severity, status, folded_title, folded_summary, document)
            VALUES (@IncidentId, @DetectedAt, @EndTime, @Severity, @Status, @Title, @Summary, @Document)
            ON CONFLICT (incident_id) DO UPDATE SET detected_at = excluded.detected_at, end_time = excluded.end_time, severity = excluded.severity,
                status = CASE WHEN incidents.status_by_people <> 0 THEN incidents.status ELSE excluded.status END,
                folded_title = excluded.folded_title, folded_summary = excluded.folded_summary, document = excluded.document
            """,
            new
            {
                incident.IncidentId,
                incident.DetectedAt,
                incident.EndTime,
                Severity = (int)incident.Severity,
                Status = (int)incident.Status,
                Title = Fold(incident.Title),
                Summary = Fold(incident.Summary),
                Document = JsonSerializer.Serialize(incident, StateJson.Default.Incident),
            });
        work.Execute("DELETE FROM incident_entities WHERE incident_id = @IncidentId", new { incident.IncidentId });
        work.Execute(
            $"INSERT INTO incident_entities (entity_id, incident_id) SELECT DISTINCT value, @IncidentId FROM {work.Dialect.Each("@ids")}",
            new { incident.IncidentId, ids = work.List(incident.Entities.Select(entity => entity.Id)) });
    }

    /// <summary>Removes incidents that became part of others.</summary>
    public static void Remove(SqlWork work, IReadOnlyList<string> incidentIds) => work.Execute(
        $"DELETE FROM incidents WHERE incident_id IN (SELECT value FROM {work.Dialect.Each("@ids")})", new { ids = work.List(incidentIds) });

    /// <summary>One incident, or null.</summary>
    public static Incident? Get(SqlWork work, string incidentId) =>
        work.One<Row>($"SELECT {Columns} FROM incidents WHERE incident_id = @incidentId", new { incidentId })?.Incident;

    /// <summary>True when there is such an incident.</summary>
    public static bool Exists(SqlWork work, string incidentId) =>
        work.Scalar<bool>("SELECT EXISTS (SELECT 1 FROM incidents WHERE incident_id = @incidentId)", new { incidentId });

    /// <summary>A page, newest first, ties by id.</summary>
    public static Page<Incident> Page(SqlWork work, IncidentQuery query)
    {
        var after = Cursor.Read(query.Cursor, 1);
        var filter = new SqlFilter();
        filter.Add("severity >= @severity", "severity", (int?)query.MinSeverity);
        filter.Add("status = @status", "status", (int?)query.Status);
        filter.Add(work.Dialect.Is("assignee", "@assignee"), "assignee", query.Assignee);
        filter.Add("(assignee <> '') = @assigned", "assigned", query.IsAssigned);
        filter.Add($"incident_id IN (SELECT incident_id FROM incident_entities WHERE {work.Dialect.Is("entity_id", "@entity")})", "entity", query.EntityId);
        // Folded by this program, which knows more letters than ASCII.
        filter.Add($"({work.Dialect.Contains("folded_title", "@text")} OR {work.Dialect.Contains("folded_summary", "@text")})", "text", query.Text is null ? null : Fold(query.Text));
        var total = work.Scalar<long>($"SELECT count(*) FROM incidents {filter.Where}", filter.Parameters);
        filter.After("detected_at", "incident_id", after);
        filter.Limit(Cursor.Limit(query.Limit));
        var rows = work.Rows<Row>(
                $"SELECT {Columns} FROM incidents {filter.Where} ORDER BY detected_at DESC, incident_id LIMIT @limit", filter.Parameters)
            .Select(row => row.Incident).ToList();
        return filter.Page(rows, query.Limit, total, incident => (incident.DetectedAt, incident.IncidentId));
    }

    private static string Fold(string text) => text.ToUpperInvariant();

    private sealed record Row(string Document, long Status, string Assignee, string? Reason, string ReasonText, long Version)
    {
        public Incident Incident => JsonSerializer.Deserialize(Document, StateJson.Default.Incident)! with { Status = (IncidentStatus)Status, Handling = Handling };

        private Handling? Handling => Version == 0 ? null : new()
        {
            Assignee = Assignee,
            Reason = Reason is null ? null : EnumNames.Read<ClosingReason>(Reason),
            ReasonText = ReasonText,
            Version = (int)Version,
        };
    }
}
