using Windhover.Core.Entities;
using Windhover.Core.Memory;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Scoring;

/// <summary>How far each group as a whole is above what is usual in one window: the median of its members. Keeps its memory from window to window.</summary>
internal sealed class GroupLevels
{
    private const int Fewest = 5;
    private readonly Dictionary<int, int> startOfGroup = [];
    private readonly Slab<double> levels = new();
    private long[] order = [];
    private double[] members = [];

    /// <summary>How far the group is above the usual, in standard deviations; 0 for a group that is small or does as always.</summary>
    public double Of(int group, Signal signal) => startOfGroup.TryGetValue(group, out var start) ? levels[start + (int)signal] : 0;

    /// <summary>Measures all groups.</summary>
    /// <param name="entities">Who is in which group.</param>
    /// <param name="windows">The entities' windows.</param>
    /// <param name="deviations">By window and signal, how far the entity is above its own usual.</param>
    public void Measure(EntityTable entities, Slab<EntityWindow> windows, double[] deviations)
    {
        startOfGroup.Clear();
        levels.Clear();
        var count = windows.Count;
        if (order.Length < count) (order, members) = (new long[count * 2], new double[count * 2]);
        for (var i = 0; i < count; i++) order[i] = ((long)entities[windows[i].Entity].Group.Id << 32) | (uint)i;
        Array.Sort(order, 0, count);
        for (int start = 0, end; start < count; start = end)
        {
            var group = (int)(order[start] >> 32);
            for (end = start; end < count && (int)(order[end] >> 32) == group;) end++;
            if (end - start >= Fewest) Measure(group, order.AsSpan(start, end - start), deviations);
        }
    }

    private void Measure(int group, ReadOnlySpan<long> indices, double[] deviations)
    {
        startOfGroup.Add(group, levels.Count);
        var values = members.AsSpan(0, indices.Length);
        for (var signal = 0; signal < FeatureText.Signals; signal++)
        {
            for (var i = 0; i < indices.Length; i++) values[i] = deviations[(int)(indices[i] & int.MaxValue) * FeatureText.Signals + signal];
            values.Sort();
            levels.Add() = Math.Max(0, values[values.Length / 2]);
        }
    }
}
