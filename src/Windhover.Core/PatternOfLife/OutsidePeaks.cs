using System.Runtime.CompilerServices;
using Windhover.Core.Memory;

namespace Windhover.Core.PatternOfLife;

/// <summary>
/// The most that each device sent outside in one window, by the hour of the day. A backup that goes to another address tonight is explained by the
/// hour; what a server of data sends to a new place at noon is not. Only days before (UTC) count. 100 bytes a device that sends outside.
/// </summary>
internal sealed class OutsidePeaks
{
    // A peak is half forgotten (in bytes) after four days.
    private const float FadePerDay = 0.25f;
    private const long Day = 86_400_000;
    private readonly Slab<int> slots = new();
    private readonly Slab<Peaks> peaks = new();

    /// <summary>Bytes held.</summary>
    public long Bytes => slots.Bytes + peaks.Bytes;

    /// <summary>The peak around an hour of the day (0–23), bytes in one window; 0 when nothing is known.</summary>
    public double Of(int entity, int hour)
    {
        var slot = slots.At(entity);
        if (slot == 0) return 0;
        ref var known = ref peaks[slot - 1];
        var most = Math.Max((double)known.Before[hour], Math.Max((double)known.Before[(hour + 23) % 24], (double)known.Before[(hour + 1) % 24]));
        return Math.Pow(2, most) - 1;
    }

    /// <summary>Starts an entity's next window; on its first of a day, what the days before showed counts from now on.</summary>
    /// <param name="entity">Who.</param>
    /// <param name="end">End of the window, epoch milliseconds.</param>
    public void Begin(int entity, long end)
    {
        var slot = slots.At(entity);
        if (slot == 0) return;
        ref var known = ref peaks[slot - 1];
        var day = (int)((end - 1) / Day);
        if (day <= known.Day) return;
        var fade = FadePerDay * (day - known.Day);
        for (var hour = 0; hour < 24; hour++)
        {
            known.Before[hour] = (Half)Math.Max((float)known.Today[hour], Math.Max(0, (float)known.Before[hour] - fade));
            known.Today[hour] = default;
        }

        known.Day = day;
    }

    /// <summary>Learns what a window sent outside.</summary>
    /// <param name="entity">Who.</param>
    /// <param name="end">End of the window, epoch milliseconds.</param>
    /// <param name="bytes">Bytes sent outside in it.</param>
    public void Learn(int entity, long end, long bytes)
    {
        if (bytes <= 0) return;
        ref var slot = ref slots.At(entity);
        if (slot == 0)
        {
            peaks.Add() = new Peaks { Day = (int)((end - 1) / Day) };
            slot = peaks.Count;
        }

        ref var today = ref peaks[slot - 1].Today[(int)(end / 3_600_000 % 24)];
        var level = (Half)Math.Log2(1.0 + bytes);
        if (level > today) today = level;
    }

    /// <summary>Writes the peaks.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("outside peaks");
        slots.Save(writer);
        peaks.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("outside peaks");
        slots.Restore(reader);
        peaks.Restore(reader);
    }

    private struct Peaks
    {
        public int Day;
        public Hours Before;
        public Hours Today;
    }

    // log2(1 + bytes).
    [InlineArray(24)]
    private struct Hours
    {
        private Half first;
    }
}
