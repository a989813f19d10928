using Windhover.Core.Memory;

namespace Windhover.Core.PatternOfLife;

/// <summary>How many records each entity has in each hour of the week, for people to look at.</summary>
internal sealed class HourOfWeekProfiles
{
    private const int Hours = 168;
    private readonly Slab<float> counts = new();

    /// <summary>Bytes held.</summary>
    public long Bytes => counts.Bytes;

    /// <summary>Notes one record.</summary>
    public void Note(int entity, long time)
    {
        var last = entity * Hours + Hours - 1;
        if (last >= counts.Count) counts.At(last);
        counts[entity * Hours + (int)((time / 3_600_000 + 72) % Hours)]++;
    }

    /// <summary>Records per hour of the week, Monday 00:00 UTC first.</summary>
    public IReadOnlyList<double> Of(int entity, double weeks)
    {
        if (entity * Hours + Hours > counts.Count) return new double[Hours];
        return [.. counts.Items.Slice(entity * Hours, Hours).ToArray().Select(c => Math.Round(c / Math.Max(1, weeks), 2))];
    }

    /// <summary>Writes the counts.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("hours");
        counts.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("hours");
        counts.Restore(reader);
    }
}
