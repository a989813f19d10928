using System.Text.Json;
using Windhover.Core.Incidents;

namespace Windhover.Storage.Relational;

/// <summary>What people marked as expected: the document, and beside it what changes or is asked for.</summary>
internal static class FeedbackTable
{
    private const string Columns = "document AS Document, incident_id AS IncidentId, removed_at AS RemovedAt, removed_by AS RemovedBy";

    /// <summary>Adds feedback; what was said of the same pattern and entity before counts as taken back.</summary>
    public static void Add(SqlWork work, Feedback feedback)
    {
        work.Execute(
            $"UPDATE feedback SET removed_at = @Time, removed_by = @By WHERE {work.Dialect.Is("model", "@Model")} AND {work.Dialect.Is("entity_id", "@EntityId")} AND removed_at IS NULL AND expires_at > @Time AND feedback_id <> @FeedbackId",
            new { feedback.Time, feedback.By, feedback.Model, EntityId = feedback.Entity.Id, feedback.FeedbackId });
        work.Execute(
            """
            INSERT INTO feedback (feedback_id, model, entity_id, time, expires_at, incident_id, document) VALUES (@FeedbackId, @Model, @EntityId, @Time, @ExpiresAt, @IncidentId, @Document)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                feedback.FeedbackId, feedback.Model, EntityId = feedback.Entity.Id, feedback.Time, feedback.ExpiresAt, feedback.IncidentId,
                Document = JsonSerializer.Serialize(feedback, StateJson.Default.Feedback),
            });
    }

    /// <summary>All of it, newest first, ties by id.</summary>
    public static IReadOnlyList<Feedback> All(SqlWork work) =>
        [.. work.Rows<Row>($"SELECT {Columns} FROM feedback ORDER BY time DESC, feedback_id").Select(row => row.Feedback)];

    /// <summary>One, or null.</summary>
    public static Feedback? Get(SqlWork work, string feedbackId) =>
        work.One<Row>($"SELECT {Columns} FROM feedback WHERE feedback_id = @feedbackId", new { feedbackId })?.Feedback;

    /// <summary>Marks one as taken back.</summary>
    public static void Remove(SqlWork work, string feedbackId, string by, long time) => work.Execute(
        "UPDATE feedback SET removed_at = @time, removed_by = @by WHERE feedback_id = @feedbackId", new { feedbackId, by, time });

    /// <summary>Says that what came from one incident comes from another.</summary>
    public static void Move(SqlWork work, string from, string into) =>
        work.Execute("UPDATE feedback SET incident_id = @into WHERE incident_id = @from", new { from, into });

    /// <summary>Drops what no longer held at the time.</summary>
    public static int DropBefore(SqlWork work, long time) =>
        work.Execute("DELETE FROM feedback WHERE expires_at < @time OR removed_at < @time", new { time });

    private sealed record Row(string Document, string IncidentId, long? RemovedAt, string RemovedBy)
    {
        public Feedback Feedback =>
            JsonSerializer.Deserialize(Document, StateJson.Default.Feedback)! with { IncidentId = IncidentId, RemovedAt = RemovedAt, RemovedBy = RemovedBy };
    }
}
