using Windhover.Core.Entities;
using Windhover.Core.Memory;

namespace Windhover.Core.PatternOfLife;

/// <summary>The numeric part of every entity's pattern of life, with back-off to its group and class while it is young.</summary>
/// <param name="entities">The entities.</param>
public sealed class NumberProfiles(EntityTable entities)
{
    // The signals that are measured in every window; the others look at pairs or days and have no profile here.
    private const int Measured = (int)Signal.RareBytes;
    private const float PriorWeight = 6;
    private const float ClipAt = 4;
    private const long Day = 86_400_000;

    private readonly Slab<NumberStat> own = new();
    private readonly Slab<NumberStat> settled = new();
    private readonly Slab<int> days = new();
    private readonly Slab<NumberStat> groups = new();
    private readonly Slab<NumberStat> classes = new();
    private readonly Slab<int> groupOfSymbol = new();
    private int groupCount;

    /// <summary>Bytes held.</summary>
    public long Bytes => own.Bytes + settled.Bytes + groups.Bytes;

    /// <summary>
    /// How far a value lies above what is usual for this entity at this hour, in standard deviations of its predictive distribution, and how
    /// many windows that is founded on.
    /// </summary>
    public (double Z, double Weight) Judge(int entity, Signal signal, double value, int hour)
    {
        var x = Scale(value);
        var (level, variance, weight) = Predict(entity, signal, hour);
        return ((x - level) / Math.Sqrt(variance), weight);
    }

    /// <summary>
    /// Starts an entity's next window; on its first of a day (UTC), what the days before showed becomes what it is judged by, so that a loud hour
    /// does not make the next one usual. On its first day it is judged by what it shows.
    /// </summary>
    /// <param name="entity">Who.</param>
    /// <param name="end">End of the window, epoch milliseconds.</param>
    public void Begin(int entity, long end)
    {
        var day = (int)((end - 1) / Day);
        ref var last = ref days.At(entity);
        if (day <= last && entities[entity].Days >= 2) return;
        last = day;
        for (var i = entity * Measured; i < (entity + 1) * Measured; i++) settled.At(i) = own.At(i);
    }

    /// <summary>Learns one window.</summary>
    public void Learn(int entity, Signal signal, double value, int hour)
    {
        var x = (float)Scale(value);
        ref var record = ref entities[entity];
        ref var byClass = ref Class(record.Type, signal);
        byClass.Learn(x, hour, ClipAt, 4);
        ref var group = ref Group(record, signal);
        group.Learn(x, hour, ClipAt, Math.Max(byClass.Variance, 0.5f));
        own.At(entity * Measured + (int)signal).Learn(x, hour, ClipAt, Math.Max(group.Variance, 0.25f));
    }

    /// <summary>Range that is usual for an entity at an hour: 5th percentile, median, 95th percentile, and the same of its group.</summary>
    public (double Low, double Median, double High, double PeerLow, double PeerHigh) Range(int entity, Signal signal, int hour)
    {
        var (level, variance, _) = Predict(entity, signal, hour);
        ref var record = ref entities[entity];
        ref var group = ref Group(record, signal);
        var spread = 1.645 * Math.Sqrt(variance);
        var peerSpread = 1.645 * Math.Sqrt(Math.Max(group.Variance, 0.25));
        return (Unscale(level - spread), Unscale(level), Unscale(level + spread), Unscale(group.Level(hour) - peerSpread), Unscale(group.Level(hour) + peerSpread));
    }

    /// <summary>The last value learned.</summary>
    public double Last(int entity, Signal signal) => Unscale(own.At(entity * Measured + (int)signal).Last);

    /// <summary>True once anything was learned of a signal.</summary>
    public bool Knows(int entity, Signal signal) => entity * Measured + (int)signal < own.Count && own[entity * Measured + (int)signal].Weight > 0;

    /// <summary>Writes the profiles.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("numbers");
        own.Save(writer);
        settled.Save(writer);
        days.Save(writer);
        groups.Save(writer);
        classes.Save(writer);
        groupOfSymbol.Save(writer);
        writer.Write(groupCount);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("numbers");
        own.Restore(reader);
        settled.Restore(reader);
        days.Restore(reader);
        groups.Restore(reader);
        classes.Restore(reader);
        groupOfSymbol.Restore(reader);
        groupCount = reader.Read<int>();
    }

    private (double Level, double Variance, double Weight) Predict(int entity, Signal signal, int hour)
    {
        ref var record = ref entities[entity];
        ref var prior = ref Group(record, signal);
        if (prior.Weight < 1) prior = ref Class(record.Type, signal);
        ref var stat = ref settled.At(entity * Measured + (int)signal);
        var trust = stat.Weight / (stat.Weight + PriorWeight);
        var level = trust * stat.Level(hour) + (1 - trust) * prior.Level(hour);
        var variance = trust * stat.Variance + (1 - trust) * Math.Max(prior.Variance, 1);

        // The less is known the wider: the predictive variance of a mean that is itself uncertain.
        return (level, Math.Max(variance, 0.05) * (1 + 1 / (stat.Weight + 1)), stat.Weight);
    }

    private ref NumberStat Group(in EntityRecord record, Signal signal)
    {
        ref var group = ref groupOfSymbol.At(record.Group.Id);
        if (group == 0) group = ++groupCount;
        return ref groups.At((group - 1) * Measured + (int)signal);
    }

    private ref NumberStat Class(EntityType type, Signal signal) => ref classes.At((int)type * Measured + (int)signal);

    private static double Scale(double value) => Math.Log2(1 + Math.Max(0, value));

    private static double Unscale(double x) => Math.Max(0, Math.Pow(2, Math.Min(x, 62)) - 1);
}
