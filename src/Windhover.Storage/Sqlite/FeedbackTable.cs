using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Windhover.Core.Incidents;

namespace Windhover.Storage.Sqlite;

/// <summary>What people marked as expected: the document, and beside it what changes or is asked for.</summary>
internal static class FeedbackTable
{
    private const string Columns = "document AS Document, incident_id AS IncidentId, removed_at AS RemovedAt, removed_by AS RemovedBy";

    /// <summary>Adds feedback; what was said of the same pattern and entity before counts as taken back.</summary>
    public static void Add(SqliteConnection connection, SqliteTransaction transaction, Feedback feedback)
    {
        connection.Execute(
            "UPDATE feedback SET removed_at = @Time, removed_by = @By WHERE model = @Model AND entity_id = @EntityId AND removed_at IS NULL AND expires_at > @Time AND feedback_id <> @FeedbackId",
            new { feedback.Time, feedback.By, feedback.Model, EntityId = feedback.Entity.Id, feedback.FeedbackId },
            transaction);
        connection.Execute(
            """
            INSERT INTO feedback (feedback_id, model, entity_id, time, expires_at, incident_id, document) VALUES (@FeedbackId, @Model, @EntityId, @Time, @ExpiresAt, @IncidentId, @Document)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                feedback.FeedbackId, feedback.Model, EntityId = feedback.Entity.Id, feedback.Time, feedback.ExpiresAt, feedback.IncidentId,
                Document = JsonSerializer.Serialize(feedback, StateJson.Default.Feedback),
            },
            transaction);
    }

    /// <summary>All of it, newest first, ties by id.</summary>
    public static IReadOnlyList<Feedback> All(SqliteConnection connection) =>
        [.. connection.Query<Row>($"SELECT {Columns} FROM feedback ORDER BY time DESC, feedback_id").Select(row => row.Feedback)];

    /// <summary>One, or null.</summary>
    public static Feedback? Get(SqliteConnection connection, SqliteTransaction transaction, string feedbackId) =>
        connection.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM feedback WHERE feedback_id = @feedbackId", new { feedbackId }, transaction)?.Feedback;

    /// <summary>Marks one as taken back.</summary>
    public static void Remove(SqliteConnection connection, SqliteTransaction transaction, string feedbackId, string by, long time) => connection.Execute(
        "UPDATE feedback SET removed_at = @time, removed_by = @by WHERE feedback_id = @feedbackId", new { feedbackId, by, time }, transaction);

    /// <summary>Says that what came from one incident comes from another.</summary>
    public static void Move(SqliteConnection connection, SqliteTransaction transaction, string from, string into) =>
        connection.Execute("UPDATE feedback SET incident_id = @into WHERE incident_id = @from", new { from, into }, transaction);

    /// <summary>Drops what no longer held at the time.</summary>
    public static int DropBefore(SqliteConnection connection, SqliteTransaction transaction, long time) =>
        connection.Execute("DELETE FROM feedback WHERE expires_at < @time OR removed_at < @time", new { time }, transaction);

    private sealed record Row(string Document, string IncidentId, long? RemovedAt, string RemovedBy)
    {
        public Feedback Feedback =>
            JsonSerializer.Deserialize(Document, StateJson.Default.Feedback)! with { IncidentId = IncidentId, RemovedAt = RemovedAt, RemovedBy = RemovedBy };
    }
}
