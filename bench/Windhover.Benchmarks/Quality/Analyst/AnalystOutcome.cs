using Windhover.Core.Incidents;

namespace Windhover.Benchmarks.Quality.Analyst;

/// <summary>What the analyst made of one attack.</summary>
internal sealed record AnalystOutcome
{
    /// <summary>Its family.</summary>
    public required string Kind { get; init; }

    /// <summary>True for a family that was never tuned on.</summary>
    public required bool HeldOut { get; init; }

    /// <summary>Verdict of the investigation that holds it for the most probable; null when nothing was alerted.</summary>
    public required Verdict? Verdict { get; init; }

    /// <summary>Incidents about it that people are told of and that are not benign.</summary>
    public required int Told { get; init; }

    /// <summary>Techniques of its label.</summary>
    public required IReadOnlyList<string> Expected { get; init; }

    /// <summary>Techniques that the incidents name.</summary>
    public required IReadOnlyList<string> Named { get; init; }

    /// <summary>True when it was held to be something to act on.</summary>
    public bool IsRecognised => Verdict is Core.Incidents.Verdict.Malicious or Core.Incidents.Verdict.Suspicious;
}
