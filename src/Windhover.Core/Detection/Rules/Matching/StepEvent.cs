namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>A record that counts for a step.</summary>
/// <param name="Record">The record.</param>
/// <param name="Before">The best that had happened of the steps before; null for the first step.</param>
internal readonly record struct StepEvent(ModelRecord Record, StepChain? Before);
