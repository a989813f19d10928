namespace Windhover.Core.Detection.Rules.Testing;

/// <summary>The probabilities that a sample gives; 1 for every other feature.</summary>
internal sealed class SampleProbabilities(IReadOnlyDictionary<string, double> probabilities) : IFeatureProbabilities
{
    public double Probability(string feature) => probabilities.GetValueOrDefault(feature, 1);
}
