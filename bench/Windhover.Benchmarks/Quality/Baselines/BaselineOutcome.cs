using Windhover.Benchmarks.Quality.Simulated;
using Windhover.Cli;

namespace Windhover.Benchmarks.Quality.Baselines;

/// <summary>What one baseline made of one estate: the entity-days that it ranks first, as many as the engine may have incidents.</summary>
internal sealed record BaselineOutcome
{
    private const long Day = 86_400_000;

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>By budget, then by attack: found when every finding costs.</summary>
    public required IReadOnlyList<bool[]> FoundAt { get; init; }

    /// <summary>The same, when only findings that are no attack cost.</summary>
    public required IReadOnlyList<bool[]> FoundAtFalse { get; init; }

    /// <summary>Every entity-day: how suspicious, and whether its entity was under attack that day.</summary>
    public required IReadOnlyList<(double Key, bool Positive)> Ranking { get; init; }

    /// <summary>Judges a ranking.</summary>
    public static BaselineOutcome Of(string name, EvaluationTruth truth, IReadOnlyList<Finding> findings)
    {
        Finding[] ranked = [.. findings.OrderByDescending(f => f.Score).ThenBy(f => f.Day).ThenBy(f => f.Entity, StringComparer.Ordinal)];
        return new BaselineOutcome
        {
            Name = name,
            FoundAt = [.. Budget.PerThousand.Select(k => Found(truth, ranked, Budget.Of(k, ranked.Length), true))],
            FoundAtFalse = [.. Budget.PerThousand.Select(k => Found(truth, ranked, Budget.Of(k, ranked.Length), false))],
            Ranking = [.. ranked.Select(f => (f.Score, truth.Attacks.Any(a => Hits(a, f))))],
        };
    }

    private static bool[] Found(EvaluationTruth truth, Finding[] ranked, int left, bool everyOneCosts)
    {
        var found = new bool[truth.Attacks.Count];
        foreach (var finding in ranked)
        {
            var hits = truth.Attacks.Select(a => Hits(a, finding)).ToArray();
            if ((everyOneCosts || !hits.Contains(true)) && left-- == 0) break;
            for (var i = 0; i < found.Length; i++) found[i] |= hits[i];
        }

        return found;
    }

    private static bool Hits(EvaluationStory attack, Finding finding) => attack.Start / Day <= finding.Day && attack.End / Day >= finding.Day && attack.Entities.Contains(finding.Entity);
}
