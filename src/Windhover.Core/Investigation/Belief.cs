namespace Windhover.Core.Investigation;

/// <summary>How much one hypothesis is believed.</summary>
/// <param name="Hypothesis">Its id.</param>
/// <param name="Title">It in one line.</param>
/// <param name="Kind">Whether it is something to act on.</param>
/// <param name="Prior">Its share before any question was asked, 0–1.</param>
/// <param name="Probability">Its share after the last answer, 0–1; all of them add up to 1.</param>
public sealed record Belief(string Hypothesis, string Title, HypothesisKind Kind, double Prior, double Probability);
