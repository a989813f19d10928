using Windhover.Core.Incidents;
using Windhover.Core.Stores;

namespace Windhover.Storage.Relational;

/// <content>What people do with incidents.</content>
internal sealed partial class StateStore
{
    /// <inheritdoc />
    public HandlingOutcome Handle(string incidentId, HandlingChange change) => _database.Write(work => HandlingTable.Change(work, incidentId, change));

    /// <inheritdoc />
    public Page<HandlingEntry> History(string incidentId, string? cursor = null, int limit = 50) => _database.ReadOneCommit(work => HistoryTable.Page(work, incidentId, cursor, limit));

    /// <inheritdoc />
    public bool AddFeedback(IReadOnlyList<Feedback> feedback)
    {
        ArgumentOutOfRangeException.ThrowIfZero(feedback.Count);
        return _database.Write(work =>
        {
            if (!IncidentTable.Exists(work, feedback[0].IncidentId)) return false;
            foreach (var each in feedback) FeedbackTable.Add(work, each);
            HistoryTable.Add(work, FeedbackHistory.Given(feedback));
            return true;
        });
    }

    /// <inheritdoc />
    public IReadOnlyList<Feedback> Feedback() => _database.Read(FeedbackTable.All);

    /// <inheritdoc />
    public Feedback? RemoveFeedback(string feedbackId, string by, long time) => _database.Write(work =>
    {
        var feedback = FeedbackTable.Get(work, feedbackId);
        if (feedback is not { RemovedAt: null }) return feedback;
        FeedbackTable.Remove(work, feedbackId, by, time);

        // Its incident may be older than what is kept.
        if (IncidentTable.Exists(work, feedback.IncidentId)) HistoryTable.Add(work, FeedbackHistory.Removed(feedback, by, time));
        return feedback with { RemovedAt = time, RemovedBy = by };
    });
}
