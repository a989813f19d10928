namespace Windhover.Core.PatternOfLife;

/// <summary>How regular the intervals between connections are, whatever the jitter and the missed beats.</summary>
internal static class BeaconTest
{
    /// <summary>Fewest intervals that are judged.</summary>
    public const int Fewest = 8;

    /// <summary>Intervals of a block.</summary>
    public const int Block = 16;

    private const double MostBits = 40;

    // Chance arrivals lie below nothing on average; people's own rhythms (log-normal, half a decade wide) a little above it.
    private const double BlockCost = 3;

    /// <summary>
    /// Bits of evidence for a regular beat: how much nearer the intervals lie to multiples of their median than those of chance would.
    /// </summary>
    /// <param name="seconds">The intervals, at least <see cref="Fewest"/>; reordered.</param>
    /// <param name="period">The median, seconds.</param>
    public static double Evidence(Span<ushort> seconds, out double period) => Math.Clamp(Measure(seconds, out period), 0, MostBits);

    /// <summary>
    /// Adds a block of intervals to what earlier ones of the same pair said. A beat with much jitter says little in each block and much in a day; what comes by
    /// chance goes down as often as up, and is held at nothing.
    /// </summary>
    /// <param name="gathered">Bits so far.</param>
    /// <param name="seconds">The next intervals, none of them counted before; reordered.</param>
    public static double Gather(double gathered, Span<ushort> seconds) => Math.Clamp(gathered + Measure(seconds, out _) - BlockCost, 0, MostBits);

    private static double Measure(Span<ushort> seconds, out double period)
    {
        seconds.Sort();
        period = (seconds[(seconds.Length - 1) / 2] + seconds[seconds.Length / 2]) / 2.0;
        if (period < 5) return 0;
        double sum = 0;
        foreach (var interval in seconds)
        {
            var multiple = Math.Clamp(Math.Round(interval / period), 1, 3);
            sum += Math.Min(0.5, Math.Abs(interval - multiple * period) / period);
        }

        // Chance puts an interval a quarter of a period away from the nearest multiple, on average.
        var mean = Math.Max(sum / seconds.Length, 0.005);
        return seconds.Length * Math.Log2(0.25 / mean);
    }
}
