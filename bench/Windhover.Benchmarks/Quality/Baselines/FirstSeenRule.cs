using Windhover.Benchmarks.Quality.Measures;

namespace Windhover.Benchmarks.Quality.Baselines;

/// <summary>
/// "Never seen before": peers, networks, operations and source networks that an entity of at least three days meets for the first time. Ranked by how many of them a day brings, against what the
/// entity's days brought on average: without that, the ranking would be one of who is busy.
/// </summary>
internal static class FirstSeenRule
{
    private const int GrownUp = 3;

    /// <summary>Ranks every entity-day.</summary>
    public static IReadOnlyList<Finding> Run(IReadOnlyList<SeenWindow> windows)
    {
        var findings = new List<Finding>();
        foreach (var entity in windows.GroupBy(w => w.Entity))
        {
            var (days, total) = (0, 0.0);
            foreach (var day in entity.GroupBy(w => (int)((w.End - 1) / 86_400_000)).OrderBy(g => g.Key))
            {
                var fresh = day.Sum(w => w.NewValues);
                findings.Add(new Finding(entity.Key, day.Key, days < GrownUp ? 0 : fresh / (1 + total / days)));
                (days, total) = (days + 1, total + fresh);
            }
        }

        return findings;
    }
}
