using System.Runtime.CompilerServices;
using Windhover.Core.Memory;

namespace Windhover.Core.Scoring;

/// <summary>
/// Two clocks for what a device sends in a day: the last days, and the weeks before them, which what is younger than seven days cannot teach. Whoever
/// raises the volume a little every day stays usual for the fast clock; against the lagged one it shows. 120 bytes a device.
/// </summary>
internal sealed class DriftWatch
{
    private const int Recent = 5;
    private const int Held = 7;
    private const float LaggedMemory = 28;
    private const float LeastWeight = 7;
    private const double LeastDrift = 1.2;
    private const double LeastDeviations = 4;
    private const double BitsPerDoubling = 9;
    private const double LeastBytes = 10_000_000;
    private const long Day = 86_400_000;
    private readonly Slab<int> slots = new();
    private readonly Slab<Pace> paces = new();

    /// <summary>How far the last days are above the weeks before.</summary>
    /// <param name="entity">The device.</param>
    /// <param name="now">Bytes a day of the last days.</param>
    /// <param name="before">Bytes a day of the weeks before.</param>
    /// <returns>Evidence, bits; 0 while they agree, or too few days are known.</returns>
    public double Of(int entity, out double now, out double before)
    {
        now = before = 0;
        var slot = slots.At(entity);
        if (slot == 0) return 0;
        ref var pace = ref paces[slot - 1];
        if (pace.Drift == 0) return 0;
        (now, before) = (Math.Pow(2, pace.Lagged + pace.Drift), Math.Pow(2, pace.Lagged));
        return BitsPerDoubling * pace.Drift;
    }

    /// <summary>Starts a device's next window; on its first of a day (UTC) the day before is over.</summary>
    /// <param name="entity">The device.</param>
    /// <param name="end">End of the window, epoch milliseconds.</param>
    public void Begin(int entity, long end)
    {
        var slot = slots.At(entity);
        if (slot == 0) return;
        ref var pace = ref paces[slot - 1];
        var day = (int)((end - 1) / Day);
        if (day <= pace.Day) return;
        pace.Day = day;
        EndDay(ref pace);
        pace.Today = 0;
    }

    /// <summary>Learns what a window sent.</summary>
    /// <param name="entity">The device.</param>
    /// <param name="end">End of the window, epoch milliseconds.</param>
    /// <param name="bytes">Bytes sent outside in it.</param>
    public void Learn(int entity, long end, long bytes)
    {
        if (bytes <= 0) return;
        ref var slot = ref slots.At(entity);
        if (slot == 0)
        {
            paces.Add() = new Pace { Day = (int)((end - 1) / Day) };
            slot = paces.Count;
        }

        paces[slot - 1].Today += bytes;
    }

    /// <summary>Writes what is known.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("drift");
        slots.Save(writer);
        paces.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("drift");
        slots.Restore(reader);
        paces.Restore(reader);
    }

    // A day without a byte says nothing of the pace. The noise of a day is taken from neighbouring days, so that a ramp does not pass for noise.
    private static void EndDay(ref Pace pace)
    {
        if (pace.Today <= 0) return;
        var x = (float)Math.Log2(1 + pace.Today);
        if (pace.Days > 0)
        {
            var step = (x - pace.Last[(pace.Days - 1) % Held]) * (x - pace.Last[(pace.Days - 1) % Held]) / 2;
            pace.Variance += (step - pace.Variance) / Math.Min(pace.Days, LaggedMemory);
        }

        if (pace.Days >= Held)
        {
            pace.Weight = Math.Min(pace.Weight + 1, LaggedMemory);
            pace.Lagged += (pace.Last[pace.Days % Held] - pace.Lagged) / pace.Weight;
        }

        pace.Last[pace.Days % Held] = x;
        pace.Days++;
        pace.Drift = Drift(pace);
    }

    private static float Drift(in Pace pace)
    {
        if (pace.Weight < LeastWeight) return 0;
        Span<float> recent = stackalloc float[Recent];
        for (var i = 0; i < Recent; i++) recent[i] = pace.Last[(pace.Days - 1 - i) % Held];
        recent.Sort();
        var drift = recent[Recent / 2] - pace.Lagged;
        var deviation = Math.Sqrt(Math.Max(pace.Variance, 0.01) * (1.0 / Recent + 1 / pace.Weight));
        return drift >= LeastDrift && drift >= LeastDeviations * deviation && Math.Pow(2, recent[Recent / 2]) >= LeastBytes ? drift : 0;
    }

    private struct Pace
    {
        public double Today;
        public int Day;
        public int Days;
        public float Lagged;
        public float Weight;
        public float Variance;
        public float Drift;
        public Ring Last;
    }

    // log2(1 + bytes of a day).
    [InlineArray(Held)]
    private struct Ring
    {
        private float first;
    }
}
