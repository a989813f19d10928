namespace Windhover.Benchmarks.Quality.Simulated;

/// <summary>What one way to detect made of one estate.</summary>
internal sealed record EstateOutcome
{
    /// <summary>Seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Days.</summary>
    public required int Days { get; init; }

    /// <summary>Different entities of each day, summed.</summary>
    public required int EntityDays { get; init; }

    /// <summary>Its attacks.</summary>
    public required IReadOnlyList<AttackOutcome> Attacks { get; init; }

    /// <summary>Benign look-alikes.</summary>
    public required int Twins { get; init; }

    /// <summary>Those in an incident, with the engine's own settings.</summary>
    public required int TwinsRaised { get; init; }

    /// <summary>Incidents with the engine's own settings.</summary>
    public required int Incidents { get; init; }

    /// <summary>Those that are part of an attack.</summary>
    public required int TrueIncidents { get; init; }

    /// <summary>Those that are neither attack nor look-alike, day by day.</summary>
    public required IReadOnlyList<double> OthersByDay { get; init; }

    /// <summary>Every entity-day: how suspicious, and whether its entity was under attack that day.</summary>
    public required IReadOnlyList<(double Key, bool Positive)> Ranking { get; init; }

    /// <summary>Attacks that the budget leaves room for, for each of <see cref="Budget.PerThousand"/>.</summary>
    public IReadOnlyList<int> Room => [.. Budget.PerThousand.Select(k => Math.Min(Attacks.Count, Budget.Of(k, EntityDays)))];
}
