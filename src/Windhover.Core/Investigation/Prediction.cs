namespace Windhover.Core.Investigation;

/// <summary>How often a question has each answer if a hypothesis holds.</summary>
/// <param name="Answers">Probability of each answer, all of the question's, adding up to 1.</param>
/// <param name="Because">Why, in a sentence.</param>
public sealed record Prediction(IReadOnlyDictionary<string, double> Answers, string Because);
