namespace Windhover.Cli;

/// <summary>An attack or a benign look-alike, as a truth file tells it.</summary>
internal sealed record EvaluationStory
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its family.</summary>
    public required string Kind { get; init; }

    /// <summary>First record, epoch milliseconds.</summary>
    public required long Start { get; init; }

    /// <summary>Last record, epoch milliseconds.</summary>
    public required long End { get; init; }

    /// <summary>Ids of the entities at its centre.</summary>
    public required IReadOnlyList<string> Entities { get; init; }

    /// <summary>Ids of others that it touches.</summary>
    public required IReadOnlyList<string> Related { get; init; }

    /// <summary>Records that it left.</summary>
    public required int Records { get; init; }

    /// <summary>Their ids; empty unless every one has an id.</summary>
    public required IReadOnlySet<string> RecordIds { get; init; }

    /// <summary>0 loud to 1 patient.</summary>
    public required double Stealth { get; init; }

    /// <summary>True for a family that was never tuned on.</summary>
    public required bool HeldOut { get; init; }

    /// <summary>"burst" or "slow". Where a file does not say, what goes on for longer than six hours is slow.</summary>
    public required string Pace { get; init; }
}
