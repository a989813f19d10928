namespace Windhover.Core.Detection.Rules;

/// <summary>One step of a sequence that happened.</summary>
/// <param name="Name">As the model names it.</param>
/// <param name="Count">How many records it took.</param>
/// <param name="FirstTime">The first of them, epoch milliseconds.</param>
/// <param name="LastTime">The last of them, epoch milliseconds.</param>
public sealed record MatchedStep(string Name, int Count, long FirstTime, long LastTime);
