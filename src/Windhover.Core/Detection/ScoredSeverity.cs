using Windhover.Core.Scoring;

namespace Windhover.Core.Detection;

/// <summary>What a score says by itself of how much something matters.</summary>
internal static class ScoredSeverity
{
    private const double High = 80;
    private const double Medium = 65;

    /// <summary>The severity of a score, see <see cref="ScoreScale"/>; never more than high: to wake somebody takes an expert's word.</summary>
    public static Severity Of(double score) => score >= High ? Severity.High : score >= Medium ? Severity.Medium : Severity.Low;
}
