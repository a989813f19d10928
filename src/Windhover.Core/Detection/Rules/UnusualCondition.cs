namespace Windhover.Core.Detection.Rules;

/// <summary>Asks the pattern of life, so that a model stays silent on what this entity always does.</summary>
/// <param name="Features">Names as in <see cref="IFeatureProbabilities"/>.</param>
/// <param name="All">True when every feature must be unusual, false when one is enough.</param>
/// <param name="AtMost">The highest probability that is called unusual, 0–1.</param>
internal sealed record UnusualCondition(IReadOnlyList<string> Features, bool All, double AtMost);
