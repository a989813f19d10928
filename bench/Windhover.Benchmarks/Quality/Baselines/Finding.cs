namespace Windhover.Benchmarks.Quality.Baselines;

/// <summary>One entity on one day, as a baseline ranks it.</summary>
/// <param name="Entity">Id.</param>
/// <param name="Day">Days since 1970 (UTC).</param>
/// <param name="Score">Higher is more suspicious.</param>
internal readonly record struct Finding(string Entity, int Day, double Score)
{
    private const long DayMs = 86_400_000;

    /// <summary>The worst of each entity and day.</summary>
    public static IReadOnlyList<Finding> Worst(IEnumerable<(string Entity, long End, double Score)> scores) =>
        [.. scores.GroupBy(s => (s.Entity, Day: (int)((s.End - 1) / DayMs))).Select(g => new Finding(g.Key.Entity, g.Key.Day, g.Max(s => s.Score)))];
}
