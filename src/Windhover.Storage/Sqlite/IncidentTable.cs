using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;
using Windhover.Storage.Paging;

namespace Windhover.Storage.Sqlite;

/// <summary>Incidents: the document, and beside it the columns that queries need. What people made of one is in columns, and those count, not the document.</summary>
internal static class IncidentTable
{
    private const string Columns = "document AS Document, status AS Status, assignee AS Assignee, closing_reason AS Reason, closing_text AS ReasonText, version AS Version";

    /// <summary>Adds an incident, or replaces the one of the same id; a status that people set stays.</summary>
    public static void Put(SqliteConnection connection, SqliteTransaction transaction, Incident incident)
    {
        connection.Execute(
            """
            INSERT INTO incidents (incident_id, detected_at, end_time, severity, status, folded_title, folded_summary, document)
            VALUES (@IncidentId, @DetectedAt, @EndTime, @Severity, @Status, @Title, @Summary, @Document)
            ON CONFLICT DO UPDATE SET detected_at = excluded.detected_at, end_time = excluded.end_time, severity = excluded.severity,
                status = CASE WHEN status_by_people THEN status ELSE excluded.status END,
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
            },
            transaction);
        connection.Execute("DELETE FROM incident_entities WHERE incident_id = @IncidentId", new { incident.IncidentId }, transaction);
        connection.Execute(
            "INSERT INTO incident_entities (entity_id, incident_id) SELECT DISTINCT value, @IncidentId FROM json_each(@ids)",
            new { incident.IncidentId, ids = JsonSerializer.Serialize(incident.Entities.Select(entity => entity.Id)) },
            transaction);
    }

    /// <summary>Removes incidents that became part of others.</summary>
    public static void Remove(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<string> incidentIds) => connection.Execute(
        "DELETE FROM incidents WHERE incident_id IN (SELECT value FROM json_each(@ids))", new { ids = JsonSerializer.Serialize(incidentIds) }, transaction);

    /// <summary>One incident, or null.</summary>
    public static Incident? Get(SqliteConnection connection, string incidentId) =>
        connection.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM incidents WHERE incident_id = @incidentId", new { incidentId })?.Incident;

    /// <summary>True when there is such an incident.</summary>
    public static bool Exists(SqliteConnection connection, SqliteTransaction transaction, string incidentId) =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM incidents WHERE incident_id = @incidentId)", new { incidentId }, transaction);

    /// <summary>A page, newest first, ties by id.</summary>
    public static Page<Incident> Page(SqliteConnection connection, IncidentQuery query)
    {
        var after = Cursor.Read(query.Cursor, 1);
        var filter = new SqlFilter();
        filter.Add("severity >= @severity", "severity", (int?)query.MinSeverity);
        filter.Add("status = @status", "status", (int?)query.Status);
        filter.Add("assignee = @assignee", "assignee", query.Assignee);
        filter.Add("(assignee <> '') = @assigned", "assigned", query.IsAssigned);
        filter.Add("incident_id IN (SELECT incident_id FROM incident_entities WHERE entity_id = @entity)", "entity", query.EntityId);
        // instr, not LIKE: no character of the text means anything but itself, and folding knows more letters than ASCII.
        filter.Add("(instr(folded_title, @text) > 0 OR instr(folded_summary, @text) > 0)", "text", query.Text is null ? null : Fold(query.Text));

        using var transaction = connection.BeginTransaction(deferred: true);
        var total = connection.ExecuteScalar<long>($"SELECT count(*) FROM incidents {filter.Where}", filter.Parameters, transaction);
        filter.After("detected_at", "incident_id", after);
        filter.Limit(Cursor.Limit(query.Limit));
        var rows = connection.Query<Row>(
                $"SELECT {Columns} FROM incidents {filter.Where} ORDER BY detected_at DESC, incident_id LIMIT @limit", filter.Parameters, transaction)
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
