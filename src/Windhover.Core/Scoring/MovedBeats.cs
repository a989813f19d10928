using System.Runtime.CompilerServices;
using Windhover.Core.Memory;

namespace Windhover.Core.Scoring;

/// <summary>
/// The steady beats that are part of each device's life, so that one that moves is not taken for a new one: a service whose address changes falls silent at the old
/// place when it begins at the new one, with about the same period and the same port. What calls home beside it does not.
/// </summary>
internal sealed class MovedBeats
{
    private const int Kept = 6;
    private const long Day = 86_400_000;

    // Addresses that take turns show between one and three of the service's periods.
    private const double MostRatio = 3.5;

    // Silence between the old address and the new one: each may have been passed over for a while.
    private const double MostMissed = 24;
    private const double LeastPause = 7_200_000;
    private readonly Slab<int> slots = new();
    private readonly Slab<Beats> beats = new();

    /// <summary>Notes a beat that is no news.</summary>
    /// <param name="entity">The device.</param>
    /// <param name="beat">The beat as it is now.</param>
    /// <param name="steady">False when it shows no beat just now: one that did before is still there.</param>
    public void Note(int entity, in Beat beat, bool steady)
    {
        ref var slot = ref slots.At(entity);
        if (slot == 0)
        {
            if (!steady) return;
            beats.Add() = default;
            slot = beats.Count;
        }

        ref var known = ref beats[slot - 1];
        var place = 0;
        for (var i = 0; i < Kept; i++)
        {
            if (known[i].IsSamePair(beat))
            {
                var isSettled = known[i].IsSettled || beat.IsSettled;
                known[i] = (steady ? beat : known[i] with { Last = beat.Last }) with { IsSettled = isSettled };
                return;
            }

            if (known[i].Last < known[place].Last) place = i;
        }

        if (steady) known[place] = beat;
    }

    /// <summary>
    /// True while a beat looks like one that the device had before, at another address. That is taken back when the old one beats again; once the old one was silent for a day
    /// it is settled.
    /// </summary>
    /// <param name="entity">The device.</param>
    /// <param name="beat">The beat at a new place; settled when it is.</param>
    public bool Explain(int entity, ref Beat beat)
    {
        var slot = slots.At(entity);
        if (slot == 0) return false;
        ref var known = ref beats[slot - 1];
        var isExplained = false;
        for (var i = 0; i < Kept; i++)
        {
            var old = known[i];
            if (old.Period == 0) continue;
            if (old.IsSamePair(beat))
            {
                if (old.IsSettled) return true;
                continue;
            }

            if (old.Port != beat.Port || !IsFollowedBy(old, beat) || !HaveOnePeriod(old.Period, beat.Period)) continue;
            isExplained = true;
            if (beat.Last - old.Last >= Day) beat = beat with { IsSettled = true };
        }

        if (!isExplained) Forget(ref known, beat);
        return isExplained;
    }

    /// <summary>Writes the beats.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("moved beats");
        slots.Save(writer);
        beats.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("moved beats");
        slots.Restore(reader);
        beats.Restore(reader);
    }

    // One beat of the old place may fall behind the first of the new one; two are a service that goes on.
    private static bool IsFollowedBy(in Beat old, in Beat next) =>
        old.Last <= next.First + 1000 * old.Period && next.First - old.Last <= Math.Clamp(MostMissed * 1000 * old.Period, LeastPause, Day);

    private static void Forget(ref Beats known, in Beat beat)
    {
        for (var i = 0; i < Kept; i++)
        {
            if (known[i].IsSamePair(beat)) known[i] = default;
        }
    }

    private static bool HaveOnePeriod(float a, float b) => Math.Max(a, b) <= MostRatio * Math.Min(a, b);

    /// <summary>One pair's beat.</summary>
    /// <param name="First">The pair's first record, epoch milliseconds.</param>
    /// <param name="Last">Its last, epoch milliseconds.</param>
    /// <param name="Pair">The pair's number.</param>
    /// <param name="Period">Seconds.</param>
    /// <param name="Port">The service's port.</param>
    /// <param name="IsSettled">True when it is part of the device's life, whatever becomes of the beat that it came after.</param>
    internal readonly record struct Beat(long First, long Last, int Pair, float Period, ushort Port, bool IsSettled)
    {
        // A number is given again when a pair was forgotten; then its first record differs.
        internal bool IsSamePair(in Beat other) => Period > 0 && Pair == other.Pair && First == other.First;
    }

    [InlineArray(Kept)]
    private struct Beats
    {
        private Beat first;
    }
}
