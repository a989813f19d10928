namespace Windhover.Benchmarks.Quality.Measures;

/// <summary>95% intervals by drawing again from what was measured: 1,000 draws, always the same ones.</summary>
internal static class Bootstrap
{
    private const int Draws = 1000;

    /// <summary>The interval of a mean.</summary>
    public static Interval Mean(IReadOnlyList<double> values) => Of(values, static drawn => drawn.Average());

    /// <summary>The interval of a share.</summary>
    public static Interval Share<T>(IReadOnlyList<T> items, Func<T, bool> holds) => Mean([.. items.Select(i => holds(i) ? 1.0 : 0.0)]);

    /// <summary>The interval of anything that is made of a list.</summary>
    public static Interval Of(IReadOnlyList<double> values, Func<IReadOnlyList<double>, double> figure)
    {
        if (values.Count == 0) return Interval.None;
        var random = new Random(20_260_301);
        var figures = new double[Draws];
        var drawn = new double[values.Count];
        for (var i = 0; i < Draws; i++)
        {
            for (var j = 0; j < drawn.Length; j++) drawn[j] = values[random.Next(values.Count)];
            figures[i] = figure(drawn);
        }

        Array.Sort(figures);
        return new Interval(figure(values), figures[(int)(Draws * 0.025)], figures[(int)(Draws * 0.975)]);
    }
}
