using Windhover.Core.Detection;

namespace Windhover.Core.Investigation;

/// <summary>One explanation of what was seen: what it predicts, and what to do if it holds. Written as YAML, one file each, below <c>Investigation/Hypotheses</c>.</summary>
public sealed record Hypothesis
{
    /// <summary>Stable name, the file's.</summary>
    public required string Id { get; init; }

    /// <summary>It in one line.</summary>
    public required string Title { get; init; }

    /// <summary>Whether it is something to act on.</summary>
    public required HypothesisKind Kind { get; init; }

    /// <summary>What it means, in a paragraph that a manager understands.</summary>
    public required string Meaning { get; init; }

    /// <summary>How often it is the explanation of what gets investigated, against the others of its kind; shares are worked out from it.</summary>
    public required double Weight { get; init; }

    /// <summary>How it answers questions, by the question's name. A question that is not here says nothing about it.</summary>
    public required IReadOnlyDictionary<string, Prediction> Predictions { get; init; }

    /// <summary>ATT&amp;CK techniques that it is made of.</summary>
    public IReadOnlyList<AttackTechnique> Attacks { get; init; } = [];

    /// <summary>What to do if it holds.</summary>
    public required IReadOnlyList<string> NextSteps { get; init; }

    /// <summary>Answers, and what is to be concluded from them.</summary>
    public required IReadOnlyList<HypothesisSample> Samples { get; init; }
}
