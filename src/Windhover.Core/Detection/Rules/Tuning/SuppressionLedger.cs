using Windhover.Core.Memory;

namespace Windhover.Core.Detection.Rules.Tuning;

/// <summary>Decides which alerts are not raised, and counts them. The counts survive a restart, and an edit of everything but the suppression itself.</summary>
internal sealed class SuppressionLedger(IReadOnlyList<Suppression> suppressions)
{
    private readonly SortedDictionary<string, (long Alerts, long Last)> counts = new(StringComparer.Ordinal);

    /// <summary>What was counted, in the order of the file.</summary>
    public IReadOnlyList<SuppressedCount> Counts => [.. suppressions.DistinctBy(s => s.Key).Select(Count)];

    /// <summary>The first suppression that covers an alert, or null.</summary>
    public Suppression? Find(string model, string entity, long time)
    {
        foreach (var suppression in suppressions)
        {
            if (suppression.Covers(model, entity, time)) return suppression;
        }

        return null;
    }

    /// <summary>Counts an alert that is covered.</summary>
    /// <returns>True when it must not be raised.</returns>
    public bool Takes(Alert alert)
    {
        if (Find(alert.Model, alert.Entity.Id, alert.Time) is not { } suppression) return false;
        var (alerts, last) = counts.GetValueOrDefault(suppression.Key);
        counts[suppression.Key] = (alerts + 1, Math.Max(last, alert.Time));
        return true;
    }

    /// <summary>Writes the counts.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Write(counts.Count);
        foreach (var (key, (alerts, last)) in counts)
        {
            writer.Write(key);
            writer.Write(alerts);
            writer.Write(last);
        }
    }

    /// <summary>Takes back what <see cref="Save"/> wrote; counts of suppressions that are gone go too.</summary>
    public void Restore(SnapshotReader reader)
    {
        for (var left = reader.Read<int>(); left > 0; left--)
        {
            var key = reader.ReadText();
            var count = (reader.Read<long>(), reader.Read<long>());
            if (suppressions.Any(s => s.Key == key)) counts[key] = count;
        }
    }

    private SuppressedCount Count(Suppression suppression)
    {
        var (alerts, last) = counts.GetValueOrDefault(suppression.Key);
        return new SuppressedCount
        {
            Models = suppression.About,
            Entities = string.Join(", ", suppression.Entities),
            Reason = suppression.Reason,
            Who = suppression.Who,
            Until = suppression.Until == long.MaxValue ? null : suppression.Until,
            Alerts = alerts,
            LastTime = alerts == 0 ? null : last,
        };
    }
}
