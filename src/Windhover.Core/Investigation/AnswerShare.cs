namespace Windhover.Core.Investigation;

/// <summary>One answer that a question can have.</summary>
/// <param name="Name">Stable name.</param>
/// <param name="Share">How often it is given over everything that gets investigated, 0–1.</param>
/// <param name="Words">What it would mean, to end the sentence "It would change if …".</param>
public sealed record AnswerShare(string Name, double Share, string Words);
