using Windhover.Core.Memory;

namespace Windhover.Core.Detection;

/// <summary>How often the same model told of the same entity before: on how many of the last 30 days, today's apart.</summary>
internal sealed class Recurrence
{
    private const long Day = 86_400_000;
    private const long Memory = 30 * Day;
    private readonly SortedDictionary<string, List<long>> days = new(StringComparer.Ordinal);

    /// <summary>Counts an alert.</summary>
    /// <returns>The alert with the count.</returns>
    public Alert Note(Alert alert)
    {
        var key = alert.Model + "\n" + alert.Entity.Id;
        if (!days.TryGetValue(key, out var told)) days[key] = told = [];
        told.RemoveAll(t => alert.Time - t > Memory);
        var earlier = told.Count(t => alert.Time - t >= Day);
        if (told.Count == 0 || alert.Time - told[^1] >= Day) told.Add(alert.Time);
        return earlier == 0 ? alert : alert with { Earlier = earlier };
    }

    /// <summary>Writes what was told.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("recurrence");
        writer.Write(days.Count);
        foreach (var (key, told) in days)
        {
            writer.Write(key);
            writer.Write<long>([.. told]);
        }
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("recurrence");
        for (var count = reader.Read<int>(); count > 0; count--)
        {
            var key = reader.ReadText();
            days[key] = [.. reader.ReadArray<long>()];
        }
    }
}
