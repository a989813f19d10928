using System.Numerics;
using Windhover.Core.Memory;

namespace Windhover.Core.Running.Coverage;

/// <summary>
/// How late records come: counts over four steps to each doubling of seconds, up to 48 days. The counts are halved every 65,536 records, so that the
/// answers follow what a source does now. Bounded, and the same for the same records.
/// </summary>
internal sealed class LagHistogram
{
    private const int Buckets = 88;
    private const uint HalveAt = 1 << 16;
    private readonly uint[] counts = new uint[Buckets];

    /// <summary>How many records it speaks of, the old ones by halves.</summary>
    public uint Count { get; private set; }

    /// <summary>The longest lag that it still remembers, rounded up, milliseconds; 0 for none.</summary>
    public long Longest => Lower(Array.FindLastIndex(counts, c => c > 0) + 1) * 1000;

    /// <summary>Notes a record.</summary>
    /// <param name="lag">Milliseconds; below 0 counts as 0.</param>
    public void Add(long lag)
    {
        counts[lag < 4000 ? (int)Math.Max(lag, 0) / 1000 : Index(lag / 1000)]++;
        if (++Count >= HalveAt) Halve();
    }

    /// <summary>Takes over what another one counted.</summary>
    public void Add(LagHistogram other)
    {
        for (var i = 0; i < Buckets; i++) counts[i] += other.counts[i];
        Count += other.Count;
    }

    /// <summary>The lag that a share of the records does not exceed, seconds, to an eighth of itself; null when nothing was counted.</summary>
    public double? Percentile(double share)
    {
        if (Count == 0) return null;
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        var bucket = 0;
        for (long below = counts[0]; below < rank && bucket < Buckets - 1;) below += counts[++bucket];
        return bucket < 4 ? bucket : (Lower(bucket) + Lower(bucket + 1)) / 2.0;
    }

    /// <summary>Writes the counts.</summary>
    public void Save(SnapshotWriter writer) => writer.Write<uint>(counts);

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.ReadArray<uint>().CopyTo(counts, 0);
        Count = (uint)counts.Sum(c => (long)c);
    }

    private static int Index(long seconds)
    {
        var power = BitOperations.Log2((ulong)seconds);
        return Math.Min(Buckets - 1, 4 * (power - 1) + (int)((seconds >> (power - 2)) & 3));
    }

    private static long Lower(int bucket) => bucket < 4 ? bucket : (4L + (bucket & 3)) << (bucket / 4 - 1);

    private void Halve()
    {
        Count = 0;
        for (var i = 0; i < Buckets; i++) Count += counts[i] >>= 1;
    }
}
