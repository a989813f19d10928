using Windhover.Core.Entities;
using Windhover.Core.Memory;

namespace Windhover.Core.Scoring;

/// <summary>
/// Whose past scores a score is compared with: those of the entity's group once it has shown enough windows, else those of its class. The
/// young are apart: everything is new to them. Bounded: the first thousand groups have calibrators of their own.
/// </summary>
internal sealed class Calibration(EntityTable entities, int kinds)
{
    /// <summary>Days on which an entity must have been seen before it is compared with grown ones.</summary>
    public const int DaysToGrowUp = 3;

    private const int MostGroups = 1024;
    private const double GroupWindows = 1500;
    private readonly CalibratorSet[] classes = [.. Enumerable.Range(0, 6).Select(_ => new CalibratorSet(kinds))];
    private readonly Slab<int> groupOfSymbol = new();
    private readonly List<CalibratorSet> groups = [];

    /// <summary>The calibrators of the entity's class.</summary>
    public CalibratorSet ClassOf(int entity)
    {
        ref var record = ref entities[entity];
        return classes[(int)record.Type * 2 + (record.Days < DaysToGrowUp ? 1 : 0)];
    }

    /// <summary>The calibrators of the entity's group, or null while it is young or has none.</summary>
    public CalibratorSet? GroupOf(int entity)
    {
        ref var record = ref entities[entity];
        if (record.Days < DaysToGrowUp || record.Group.IsNone) return null;
        ref var group = ref groupOfSymbol.At(record.Group.Id);
        if (group == 0)
        {
            if (groups.Count >= MostGroups) return null;
            groups.Add(new CalibratorSet(kinds));
            group = groups.Count;
        }

        return groups[group - 1];
    }

    /// <summary>The calibrators that judge the entity: those of its group when it has shown enough to be its own measure.</summary>
    public CalibratorSet JudgeOf(int entity) => GroupOf(entity) is { } group && group.Total.Count >= GroupWindows ? group : ClassOf(entity);

    /// <summary>Ends a window of time: what none of its entities showed counts as nothing.</summary>
    /// <param name="end">Event time, epoch milliseconds.</param>
    public void EndWindow(long end)
    {
        foreach (var set in classes) set.EndWindow(end);
        foreach (var set in groups) set.EndWindow(end);
    }

    /// <summary>Writes the counts.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("calibration");
        foreach (var set in classes) set.Save(writer);
        groupOfSymbol.Save(writer);
        writer.Write(groups.Count);
        foreach (var set in groups) set.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("calibration");
        foreach (var set in classes) set.Restore(reader);
        groupOfSymbol.Restore(reader);
        for (var count = reader.Read<int>(); count > 0; count--)
        {
            groups.Add(new CalibratorSet(kinds));
            groups[^1].Restore(reader);
        }
    }
}
