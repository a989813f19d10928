using Windhover.Core.Incidents;
using Windhover.Core.Stores;

namespace Windhover.Storage.Sqlite;

/// <content>What people do with incidents.</content>
internal sealed partial class SqliteStateStore
{
    /// <inheritdoc />
    public HandlingOutcome Handle(string incidentId, HandlingChange change)
    {
        lock (_writing)
        {
            using var transaction = _connections.Writer.BeginTransaction();
            var outcome = HandlingTable.Change(_connections.Writer, transaction, incidentId, change);
            transaction.Commit();
            return outcome;
        }
    }

    /// <inheritdoc />
    public Page<HandlingEntry> History(string incidentId, string? cursor = null, int limit = 50)
    {
        using var connection = _connections.Read();
        return HistoryTable.Page(connection, incidentId, cursor, limit);
    }

    /// <inheritdoc />
    public bool AddFeedback(IReadOnlyList<Feedback> feedback)
    {
        ArgumentOutOfRangeException.ThrowIfZero(feedback.Count);
        lock (_writing)
        {
            var connection = _connections.Writer;
            using var transaction = connection.BeginTransaction();
            if (!IncidentTable.Exists(connection, transaction, feedback[0].IncidentId)) return false;
            foreach (var each in feedback) FeedbackTable.Add(connection, transaction, each);
            HistoryTable.Add(connection, transaction, FeedbackHistory.Given(feedback));
            transaction.Commit();
            return true;
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<Feedback> Feedback()
    {
        using var connection = _connections.Read();
        return FeedbackTable.All(connection);
    }

    /// <inheritdoc />
    public Feedback? RemoveFeedback(string feedbackId, string by, long time)
    {
        lock (_writing)
        {
            var connection = _connections.Writer;
            using var transaction = connection.BeginTransaction();
            if (FeedbackTable.Get(connection, transaction, feedbackId) is not { RemovedAt: null } feedback) return FeedbackTable.Get(connection, transaction, feedbackId);
            FeedbackTable.Remove(connection, transaction, feedbackId, by, time);

            // Its incident may be older than what is kept.
            if (IncidentTable.Exists(connection, transaction, feedback.IncidentId)) HistoryTable.Add(connection, transaction, FeedbackHistory.Removed(feedback, by, time));
            transaction.Commit();
            return feedback with { RemovedAt = time, RemovedBy = by };
        }
    }
}
