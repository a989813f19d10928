using Windhover.Cli;

namespace Windhover.Benchmarks.Quality.Simulated;

/// <summary>What became of one attack.</summary>
internal sealed record AttackOutcome
{
    /// <summary>Seed of its estate.</summary>
    public required long Seed { get; init; }

    /// <summary>The attack.</summary>
    public required EvaluationStory Story { get; init; }

    /// <summary>Incidents that found it with the engine's own settings.</summary>
    public required int Incidents { get; init; }

    /// <summary>From its first record to the first alert about it with the engine's own settings, minutes; null when not found.</summary>
    public required double? MinutesToDetect { get; init; }

    /// <summary>Share of its records that the best incident shows as evidence; null where the log's records have no ids.</summary>
    public required double? RecordShare { get; init; }

    /// <summary>For each of <see cref="Budget.PerThousand"/>: found among the first incidents of the ranking, when every incident costs.</summary>
    public required IReadOnlyList<bool> FoundAt { get; init; }

    /// <summary>The same, when only incidents that are no attack cost.</summary>
    public required IReadOnlyList<bool> FoundAtFalse { get; init; }

    /// <summary>Found with the engine's own settings.</summary>
    public bool Found => Incidents > 0;
}
