namespace Windhover.Core.Investigation;

/// <summary>A question of an investigation with its answer.</summary>
public sealed record AskedQuestion
{
    /// <summary>Stable name of the question.</summary>
    public required string Question { get; init; }

    /// <summary>The question in words.</summary>
    public required string Text { get; init; }

    /// <summary>Stable name of the answer, one of those that the question can have.</summary>
    public required string Answer { get; init; }

    /// <summary>Id of the <see cref="Fact"/> that answers it.</summary>
    public required string Fact { get; init; }

    /// <summary>How many look-ups the answer took.</summary>
    public required int Cost { get; init; }

    /// <summary>How probable something to act on was held before the answer, 0–1.</summary>
    public required double Before { get; init; }

    /// <summary>And after it.</summary>
    public required double After { get; init; }

    /// <summary>The hypotheses that it moved, the strongest move first.</summary>
    public IReadOnlyList<BeliefMove> Moves { get; init; } = [];
}
