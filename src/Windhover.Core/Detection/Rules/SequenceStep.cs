namespace Windhover.Core.Detection.Rules;

/// <summary>One step of a sequence.</summary>
/// <param name="Name">What happened, in a few words.</param>
/// <param name="When">What a record of the step meets.</param>
/// <param name="Unusual">What must be unusual about it; null for nothing.</param>
/// <param name="Count">How many records make the step.</param>
/// <param name="By">Fields of the key in this step.</param>
/// <param name="Changed">A field whose value must differ from the one it had in the step before; "" for none.</param>
internal sealed record SequenceStep(string Name, Condition When, UnusualCondition? Unusual, int Count, IReadOnlyList<string> By, string Changed);
