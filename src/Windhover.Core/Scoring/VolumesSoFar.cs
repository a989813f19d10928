using Windhover.Core.Entities;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Scoring;

/// <summary>
/// The volumes of windows that are not over: what a device has sent outside so far, and what an identity has read. A group that does the same at once is taken into account as far as it has come.
/// </summary>
internal sealed class VolumesSoFar(EntityTable entities, NumberProfiles numbers)
{
    // Less is no news, whatever is usual; and what was looked at is looked at again when there is half as much again.
    private const long Least = 1_000_000;
    private const double HighFrom = 2;
    private const int FewestOfGroup = 5;
    private readonly Dictionary<int, double> levels = [];
    private readonly List<double> members = [];
    private WindowBook book = new();
    private long end;

    /// <summary>End of the windows, epoch milliseconds.</summary>
    public long End => end;

    /// <summary>Starts a look.</summary>
    /// <param name="windows">What was seen so far.</param>
    /// <param name="windowEnd">When the windows will end, epoch milliseconds.</param>
    public void Begin(WindowBook windows, long windowEnd)
    {
        (book, end) = (windows, windowEnd);
        levels.Clear();
    }

    /// <summary>True when there is much since the last look, which this one takes the place of.</summary>
    public bool HasGrown(int index)
    {
        ref var window = ref book.Windows[index];
        var volume = (long)window.Number(SignalOf(window.Entity));
        if (volume < Least || volume <= window.VolumeLookedAt + window.VolumeLookedAt / 2) return false;
        window.VolumeLookedAt = volume;
        return true;
    }

    /// <summary>True when it is worth a closer look.</summary>
    public bool IsHigh(int index) => Of(index) >= HighFrom;

    /// <summary>How far the volume is above what is usual for the entity at this hour, in standard deviations beyond its group; 0 when it is small or nothing is known.</summary>
    public double Of(int index)
    {
        ref var window = ref book.Windows[index];
        if (window.Number(SignalOf(window.Entity)) < Least) return 0;
        var own = Deviation(window);
        return own < HighFrom ? own : own - LevelOf(entities[window.Entity].Group.Id);
    }

    /// <summary>The volume that is looked at.</summary>
    public Signal SignalOf(int entity) => entities[entity].Type == EntityType.Device ? Signal.OutsideBytesOut : Signal.BytesIn;

    private double Deviation(in EntityWindow window)
    {
        var signal = SignalOf(window.Entity);
        if (!numbers.Knows(window.Entity, signal)) return 0;
        numbers.Begin(window.Entity, end);
        return numbers.Judge(window.Entity, signal, window.Number(signal), (int)(end / 3_600_000 % 24)).Z;
    }

    // The median of its members, as at the window's end.
    private double LevelOf(int group)
    {
        if (levels.TryGetValue(group, out var known)) return known;
        members.Clear();
        foreach (ref var window in book.Windows.Items)
        {
            if (entities[window.Entity].Group.Id == group) members.Add(Deviation(window));
        }

        members.Sort();
        return levels[group] = members.Count < FewestOfGroup ? 0 : Math.Max(0, members[members.Count / 2]);
    }
}
