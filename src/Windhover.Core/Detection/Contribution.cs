namespace Windhover.Core.Detection;

/// <summary>One row of a ledger: one feature, what was expected and what was seen.</summary>
public sealed record Contribution
{
    /// <summary>Stable name of the feature.</summary>
    public required string Feature { get; init; }

    /// <summary>What was seen, in a person's words.</summary>
    public required string Observed { get; init; }

    /// <summary>What was expected, in a person's words.</summary>
    public required string Expected { get; init; }

    /// <summary>How probable something at least as unusual is for this feature.</summary>
    public required double Probability { get; init; }

    /// <summary>What the row adds to the score, in bits; rows add up.</summary>
    public required double Bits { get; init; }

    /// <summary>The row in one sentence, with its counts.</summary>
    public required string Text { get; init; }

    /// <summary>For a number: the usual range, to draw it; null for a value.</summary>
    public NumericShape? Numeric { get; init; }

    /// <summary>For a value: the usual values, to draw them; null for a number.</summary>
    public CategoricalShape? Categorical { get; init; }
}
