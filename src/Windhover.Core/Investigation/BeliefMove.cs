namespace Windhover.Core.Investigation;

/// <summary>How an answer moved one hypothesis.</summary>
/// <param name="Hypothesis">Its id.</param>
/// <param name="Bits">Log-likelihood ratio of the answer under the hypothesis against how often it is given at all, base 2; above 0 speaks for it.</param>
/// <param name="Because">Why the hypothesis predicts this.</param>
public sealed record BeliefMove(string Hypothesis, double Bits, string Because);
