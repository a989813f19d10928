using Windhover.Core.Memory;

namespace Windhover.Core.Scoring;

/// <summary>
/// How high each kind of row, and the sum, usually goes for each entity. What a laptop does every morning is no news there, and is on a database
/// server. What a day teaches is usual from the next day (UTC) on, so that a loud hour does not excuse itself. What is new to an entity is no habit while
/// everything is new to it; and what is new now and then is none to somebody who is there for a few windows of a day: it fades with the days too.
/// </summary>
/// <param name="kinds">How many kinds there are; the last is the sum.</param>
/// <param name="novelties">The first so many, and the sum, are about what is new to the entity.</param>
internal sealed class Habits(int kinds, int novelties)
{
    private const float DailyFade = 0.2f;
    private const float Level = 0.98f;
    private const float LeastStep = 0.15f;
    private const float PeakShare = 0.4f;
    private const float PeakFade = 0.002f;
    private const long Day = 86_400_000;
    private readonly Slab<float> usual = new();
    private readonly Slab<float> learned = new();
    private readonly Slab<int> counts = new();
    private readonly Slab<int> days = new();

    /// <summary>The usual height, bits, as the days before showed it.</summary>
    public float Of(int entity, int kind) => usual.At(entity * kinds + kind);

    /// <summary>Starts an entity's next window; on its first of a day, what the days before showed becomes usual.</summary>
    /// <param name="entity">Who.</param>
    /// <param name="end">End of the window, epoch milliseconds.</param>
    /// <param name="growsUp">True on the day from which on it is compared with grown ones: what it showed before is forgotten.</param>
    public void Begin(int entity, long end, bool growsUp)
    {
        counts.At(entity)++;
        var day = (int)((end - 1) / Day);
        ref var last = ref days.At(entity);
        if (day <= last) return;
        var fade = last == 0 ? 0 : DailyFade * (day - last);
        last = day;
        for (var kind = 0; kind < kinds; kind++)
        {
            ref var level = ref learned.At(entity * kinds + kind);
            if (kind < novelties || kind == kinds - 1) level = growsUp ? 0 : Math.Max(0, level - fade);
            usual.At(entity * kinds + kind) = level;
        }
    }

    /// <summary>Learns the height of one window; young entities learn in larger steps.</summary>
    /// <param name="entity">Who.</param>
    /// <param name="kind">Which row.</param>
    /// <param name="bits">Its height.</param>
    /// <param name="peaks">Follow the peaks of the last weeks rather than the 98th percentile: a nightly backup is two windows of a day.</param>
    public void Learn(int entity, int kind, double bits, bool peaks = false)
    {
        ref var level = ref learned.At(entity * kinds + kind);
        var step = Math.Max(LeastStep, 20f / (counts.At(entity) + 4));
        if (peaks) level = bits > level ? level + PeakShare * ((float)bits - level) : Math.Max(0, level - PeakFade);
        else if (bits > level) level = Math.Min((float)bits, level + step * Level);
        else level = Math.Max(0, level - step * (1 - Level));
    }

    /// <summary>Learns that a window did not show a row.</summary>
    /// <param name="entity">Who.</param>
    /// <param name="seen">The rows that it did show, one bit a kind.</param>
    /// <param name="peaks">The rows that follow peaks, one bit a kind.</param>
    /// <param name="most">How many kinds there are to look at.</param>
    public void LearnNothing(int entity, ulong seen, ulong peaks, int most)
    {
        learned.At(entity * kinds + kinds - 1);
        var levels = learned.Items.Slice(entity * kinds, most);
        var fade = Math.Max(LeastStep, 20f / (counts.At(entity) + 4)) * (1 - Level);
        for (var kind = 0; kind < levels.Length; kind++)
        {
            if (levels[kind] > 0 && (seen >> kind & 1) == 0) levels[kind] = Math.Max(0, levels[kind] - ((peaks >> kind & 1) != 0 ? PeakFade : fade));
        }
    }

    /// <summary>Writes the levels.</summary>
    public void Save(SnapshotWriter writer)
    {
        usual.Save(writer);
        learned.Save(writer);
        counts.Save(writer);
        days.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        usual.Restore(reader);
        learned.Restore(reader);
        counts.Restore(reader);
        days.Restore(reader);
    }
}
