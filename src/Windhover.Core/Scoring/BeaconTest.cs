namespace Windhover.Core.Scoring;

/// <summary>How regular the intervals between connections are, whatever the jitter and the missed beats.</summary>
internal static class BeaconTest
{
    /// <summary>Fewest intervals that are judged.</summary>
    public const int Fewest = 8;

    /// <summary>
    /// Bits of evidence for a regular beat: how much nearer the intervals lie to multiples of their median than those of chance would.
    /// </summary>
    /// <param name="seconds">The intervals, at least <see cref="Fewest"/>; reordered.</param>
    /// <param name="period">The median, seconds.</param>
    public static double Evidence(Span<ushort> seconds, out double period)
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
        return Math.Clamp(seconds.Length * Math.Log2(0.25 / mean), 0, 40);
    }
}
