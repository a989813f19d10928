using Windhover.Core.Memory;

namespace Windhover.Core.Scoring;

/// <summary>
/// Turns a score in bits into the probability that chance alone gives at least as much, from the scores that were really seen: empirical where there
/// are enough, a generalised Pareto tail beyond. Old scores fade with a half-life; high ones are clipped by the caller, never left out.
/// </summary>
public sealed class TailCalibrator
{
    private const int BinsPerBit = 4;
    private const int Bins = 64 * BinsPerBit;
    private const double Enough = 12;
    private const double Shape = 0.05;
    private readonly double halfLifeMs;

    // Sums of sixteen bins each, of counts and of their bits, so that a tail is read in a few steps.
    private const int Block = 16;
    private readonly double[] blocks = new double[Bins / Block];
    private readonly double[] bitsOfBlocks = new double[Bins / Block];
    private float[] counts = new float[Bins];
    private double total;
    private double unit = 1;
    private long epoch;
    private long lastTime = long.MinValue;

    /// <param name="halfLife">After how long a score counts half. The default is four days.</param>
    public TailCalibrator(TimeSpan? halfLife = null) => halfLifeMs = (halfLife ?? TimeSpan.FromDays(4)).TotalMilliseconds;

    /// <summary>How many scores it is founded on, faded.</summary>
    public double Count => total / unit;

    /// <summary>Adds a score.</summary>
    /// <param name="bits">The score, 0 or more.</param>
    /// <param name="time">Event time, epoch milliseconds.</param>
    public void Add(double bits, long time)
    {
        Advance(time);
        var bin = Bin(bits);
        counts[bin] += (float)unit;
        blocks[bin / Block] += (float)unit;
        bitsOfBlocks[bin / Block] += (float)unit * BitsOf(bin);
        total += unit;
        BringBack();
    }

    /// <summary>Adds many scores of nothing at once.</summary>
    /// <param name="count">How many.</param>
    /// <param name="time">Event time, epoch milliseconds.</param>
    public void AddZeros(int count, long time)
    {
        if (count == 0) return;
        Advance(time);
        var added = (float)(unit * count);
        counts[0] += added;
        blocks[0] += added;
        total += unit * count;
        BringBack();
    }

    /// <summary>The probability of a score at least this high.</summary>
    public double Probability(double bits)
    {
        var n = total / unit;
        if (bits <= 0) return 1;
        var bin = Bin(bits);
        var atLeast = (Above(bin) + counts[bin] / 2) / unit;
        if (atLeast >= Enough) return Math.Min(1, (atLeast + 0.5) / (n + 1));
        return Math.Min((Enough + 0.5) / (n + 1), Tail(bits, n));
    }

    /// <summary>
    /// The probability by counting alone, nothing assumed of the tail: never less than one in one more than the scores seen (a conformal p-value).
    /// </summary>
    public double Counted(double bits)
    {
        var bin = Bin(bits);
        var above = counts[bin] / 2 + Above(bin);
        return Math.Min(1, (above / unit + 1) / (total / unit + 1));
    }

    /// <summary>The score whose probability is the given one.</summary>
    public double Quantile(double probability)
    {
        double low = 0, high = 256;
        for (var i = 0; i < 40; i++)
        {
            var middle = (low + high) / 2;
            if (Probability(middle) > probability) low = middle;
            else high = middle;
        }

        return high;
    }

    /// <summary>Writes the counts.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Write<float>(counts);
        writer.Write<double>(blocks);
        writer.Write<double>(bitsOfBlocks);
        writer.Write(total);
        writer.Write(unit);
        writer.Write(epoch);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        counts = reader.ReadArray<float>();
        reader.ReadArray<double>().CopyTo(blocks, 0);
        reader.ReadArray<double>().CopyTo(bitsOfBlocks, 0);
        total = reader.Read<double>();
        unit = reader.Read<double>();
        epoch = reader.Read<long>();
    }

    // Instead of fading every bin, new scores weigh more; the unit is brought back when it grows large.
    private void Advance(long time)
    {
        if (time == lastTime) return;
        lastTime = time;
        if (epoch == 0) epoch = time;
        unit = Math.Max(unit, Math.Pow(2, (time - epoch) / halfLifeMs));
    }

    private void BringBack()
    {
        if (unit < 1e6) return;
        for (var i = 0; i < Bins; i++) counts[i] = (float)(counts[i] / unit);
        total /= unit;
        unit = 1;
        epoch = lastTime;
        Array.Clear(blocks);
        Array.Clear(bitsOfBlocks);
        for (var i = 0; i < Bins; i++)
        {
            blocks[i / Block] += counts[i];
            bitsOfBlocks[i / Block] += counts[i] * BitsOf(i);
        }
    }

    private double Above(int bin)
    {
        double above = 0;
        for (var i = blocks.Length - 1; i > bin / Block; i--) above += blocks[i];
        for (var i = bin / Block * Block + Block - 1; i > bin; i--) above += counts[i];
        return above;
    }

    // Beyond the level that enough scores exceed, the excess is taken as generalised Pareto with their mean: a tail that does not promise more than was seen.
    private double Tail(double bits, double n)
    {
        var enough = Enough * unit;
        double above = 0, sum = 0;
        var block = Bins / Block - 1;
        for (; block > 0 && above + blocks[block] < enough; block--)
        {
            above += blocks[block];
            sum += bitsOfBlocks[block];
        }

        var level = block * Block + Block - 1;
        for (; ; level--)
        {
            above += counts[level];
            sum += counts[level] * BitsOf(level);
            if (above >= enough || level == block * Block) break;
        }

        var threshold = BitsOf(level);
        above /= unit;
        var mean = Math.Max(1 / Math.Log(2), (sum / unit - threshold * above) / Math.Max(above, 1));
        return (above + 0.5) / (n + 1) * Math.Pow(1 + Shape * Math.Max(0, bits - threshold) / (mean * (1 - Shape)), -1 / Shape);
    }

    private static double BitsOf(int bin) => (double)bin / BinsPerBit;

    private static int Bin(double bits) => Math.Clamp((int)(bits * BinsPerBit), 0, Bins - 1);
}
