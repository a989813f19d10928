namespace Windhover.Core.Detection.Rules;

/// <summary>One feature that was unusual enough.</summary>
/// <param name="Feature">Its name, as <see cref="IFeatureProbabilities"/> knows it.</param>
/// <param name="Observed">The value; "" when the record does not say it.</param>
/// <param name="Probability">How probable something as unusual is, 0–1.</param>
/// <param name="AtMost">The highest probability that the model calls unusual; 0 when it does not ask, and the pattern of life says so by itself.</param>
public sealed record MatchedFeature(string Feature, string Observed, double Probability, double AtMost);
