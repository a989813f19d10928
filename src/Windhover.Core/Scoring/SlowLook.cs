using Windhover.Core.Memory;

namespace Windhover.Core.Scoring;

/// <summary>
/// A look at days instead of windows, for what is quiet in each window and goes on. The most evidence that a device showed within a day is compared
/// with that of other devices' days: there are a hundred times fewer of them than windows, so the same budget asks for far less of each.
/// </summary>
internal sealed class SlowLook
{
    /// <summary>Days on which a device must have been seen before its days count.</summary>
    public const int DaysToGrowUp = 3;

    private const double LeastDays = 50;
    private const float ClipAt = 12;
    private const float FadePerDay = 1;
    private const float Growth = 4;
    private const long Day = 86_400_000;
    private readonly TailCalibrator calibrator = new(TimeSpan.FromDays(14));
    private readonly Slab<Days> days = new();
    private int today;
    private double countToday;
    private double countBefore;

    /// <summary>Days of devices in one day of the estate.</summary>
    public double PerDay => Math.Max(countBefore, countToday);

    /// <summary>The probability that chance alone gives a device's day at least as much; 1 while too few days are known.</summary>
    public double Probability(double bits) => calibrator.Count < LeastDays ? 1 : calibrator.Counted(bits);

    /// <summary>True when a window says more than those of the day before it: what was said already is not looked at again.</summary>
    /// <param name="entity">Who.</param>
    /// <param name="bits">The window's evidence.</param>
    /// <param name="end">End of the window, epoch milliseconds.</param>
    public bool IsNews(int entity, double bits, long end)
    {
        ref var own = ref days.At(entity);
        return own.Last != (int)((end - 1) / Day) ? bits > 0 : bits > own.Most;
    }

    /// <summary>Notes a window; the first of a day ends the device's day before.</summary>
    /// <param name="entity">Who.</param>
    /// <param name="bits">The window's evidence, 0 for none.</param>
    /// <param name="alerted">True when it belongs to an alert: clipped, not left out.</param>
    /// <param name="end">End of the window, epoch milliseconds.</param>
    public void Note(int entity, double bits, bool alerted, long end)
    {
        var day = (int)((end - 1) / Day);
        if (day > today) (today, countBefore, countToday) = (day, countToday, 0);
        ref var own = ref days.At(entity);
        if (own.Last != day)
        {
            if (own.Last != 0) EndDay(ref own, day, end);
            own.Last = day;
            own.Most = 0;
            countToday++;
        }

        own.Most = Math.Max(own.Most, (float)(alerted ? Math.Min(bits, ClipAt) : bits));
    }

    /// <summary>Clips an entity's day, when an alert is raised over it.</summary>
    public void Clip(int entity)
    {
        ref var own = ref days.At(entity);
        own.Most = Math.Min(own.Most, ClipAt);
    }

    /// <summary>Writes what is known.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("slow");
        calibrator.Save(writer);
        days.Save(writer);
        writer.Write(today);
        writer.Write(countToday);
        writer.Write(countBefore);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("slow");
        calibrator.Restore(reader);
        days.Restore(reader);
        today = reader.Read<int>();
        countToday = reader.Read<double>();
        countBefore = reader.Read<double>();
    }

    // What goes on from day to day is one thing that happened: it counts again only when it grows by much, or after some days.
    private void EndDay(ref Days own, int day, long end)
    {
        own.Counted = Math.Max(0, own.Counted - FadePerDay * (day - own.Last));
        var counts = own.Most > own.Counted + Growth;
        calibrator.Add(counts ? own.Most : 0, end);
        if (counts) own.Counted = own.Most;
    }

    private struct Days
    {
        public int Last;
        public float Most;
        public float Counted;
    }
}
