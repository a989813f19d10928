namespace Windhover.Core.Outputs;

/// <summary>Why units could not be read.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How many units.</param>
/// <param name="Places">The first of them.</param>
public sealed record DeadLetterReason(string Reason, long Count, IReadOnlyList<RecordPlace> Places);
