using Windhover.Core.Detection;
using Windhover.Core.Memory;

namespace Windhover.Core.Incidents;

/// <summary>
/// What people marked as expected, for the engine to ask. It silences nothing: whoever asks says so where it uses the answer. It counts each alert that a feedback
/// covers once, when it is raised, however often it is asked afterwards. One thread at a time.
/// </summary>
internal sealed class FeedbackBook
{
    private readonly SortedDictionary<string, FeedbackUse> uses = new(StringComparer.Ordinal);
    private Dictionary<(string Model, string Entity), Feedback> current = [];

    /// <summary>Those that covered an alert, by id.</summary>
    public IReadOnlyList<FeedbackUse> Uses => [.. uses.Values];

    /// <summary>Takes the whole list anew, those that were taken back and those that have expired included: the counts of all others go.</summary>
    public void Replace(IReadOnlyList<Feedback> all)
    {
        // Of one pattern and entity at most one is not taken back; the latest where a store says otherwise.
        current = all.Where(f => f.RemovedAt is null)
            .GroupBy(f => (f.Model, f.Entity.Id))
            .ToDictionary(same => same.Key, same => same.OrderBy(f => f.Time).ThenBy(f => f.FeedbackId, StringComparer.Ordinal).Last());
        foreach (var gone in uses.Keys.Except(all.Select(f => f.FeedbackId), StringComparer.Ordinal).ToList()) uses.Remove(gone);
    }

    /// <summary>The feedback that covers this very pattern of this very entity at a time of events, or null.</summary>
    /// <param name="model">Stable name of the model or of the learned signal.</param>
    /// <param name="entityId">Whose pattern.</param>
    /// <param name="eventTime">Epoch milliseconds of event time; it alone decides whether a feedback has expired.</param>
    public Feedback? Find(string model, string entityId, long eventTime) =>
        current.TryGetValue((model, entityId), out var feedback) && eventTime < feedback.ExpiresAt ? feedback : null;

    /// <summary>Counts a new alert, if a feedback covers it.</summary>
    public void Note(Alert alert)
    {
        if (Find(alert.Model, alert.Entity.Id, alert.Time) is not { } feedback) return;
        var before = uses.GetValueOrDefault(feedback.FeedbackId) ?? new(feedback.FeedbackId, 0, long.MinValue);
        uses[feedback.FeedbackId] = before with { Alerts = before.Alerts + 1, LastTime = Math.Max(before.LastTime, alert.Time) };
    }

    /// <summary>Writes the counts; the list itself is the state store's.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("feedback");
        writer.Write(uses.Count);
        foreach (var use in uses.Values)
        {
            writer.Write(use.FeedbackId);
            writer.Write(use.Alerts);
            writer.Write(use.LastTime);
        }
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("feedback");
        for (var left = reader.Read<int>(); left > 0; left--)
        {
            var id = reader.ReadText();
            uses[id] = new(id, reader.Read<long>(), reader.Read<long>());
        }
    }
}
