namespace Windhover.Core.Response.Deciding;

/// <summary>What is done about one deviation.</summary>
/// <param name="Chosen">The rung; null when there is none that stops it.</param>
/// <param name="IsWithinLimits">True when the machine may take it by itself.</param>
/// <param name="Reasons">Why this one and not a milder one, in sentences.</param>
internal sealed record Decision(Candidate? Chosen, bool IsWithinLimits, IReadOnlyList<string> Reasons);
