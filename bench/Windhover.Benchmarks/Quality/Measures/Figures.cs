namespace Windhover.Benchmarks.Quality.Measures;

/// <summary>Plain figures of lists.</summary>
internal static class Figures
{
    /// <summary>The quantile of a list, between neighbours; NaN for an empty one.</summary>
    public static double Quantile(IReadOnlyList<double> values, double share)
    {
        if (values.Count == 0) return double.NaN;
        var sorted = values.Order().ToArray();
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }

    /// <summary>Average precision: the mean, over the positives, of the precision down to each. Items that tie share the precision of the whole tie.</summary>
    /// <param name="items">A rank key, higher is more suspicious, and whether it is a positive.</param>
    public static double AveragePrecision(IEnumerable<(double Key, bool Positive)> items)
    {
        var (seen, hits, sum) = (0, 0, 0.0);
        foreach (var tie in items.GroupBy(i => i.Key).OrderByDescending(g => g.Key))
        {
            var own = tie.Count(i => i.Positive);
            seen += tie.Count();
            hits += own;
            sum += own * (double)hits / seen;
        }

        return hits == 0 ? double.NaN : sum / hits;
    }

    /// <summary>The exact 95% interval of a Poisson mean of which a count was seen (Garwood).</summary>
    public static (double Low, double High) Poisson(long count) =>
        (count == 0 ? 0 : Solve(mean => 1 - AtMost(count - 1, mean), 0.025, count), Solve(mean => AtMost(count, mean), 0.025, count, falls: true));

    private static double Solve(Func<double, double> tail, double level, long count, bool falls = false)
    {
        double low = 0, high = count + 10 * Math.Sqrt(count + 1) + 10;
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (tail(middle) > level == falls) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    private static double AtMost(long count, double mean)
    {
        if (mean <= 0) return 1;
        double logTerm = -mean, sum = Math.Exp(logTerm);
        for (long k = 1; k <= count; k++) sum += Math.Exp(logTerm += Math.Log(mean / k));
        return Math.Min(1, sum);
    }
}
