namespace Windhover.Core.Detection.Rules;

/// <summary>
/// Fires when its steps happen in order for one key, all within one span of event time. After it fired for a key it stays silent for that key for one span.
/// </summary>
/// <param name="By">Fields whose values together are the key, unless a step says its own.</param>
/// <param name="Within">The span from the first record of the first step to the last record of the last.</param>
/// <param name="WithinText">The span as written.</param>
/// <param name="Steps">Two to <see cref="MostSteps"/> steps in order.</param>
internal sealed record Sequence(IReadOnlyList<string> By, TimeSpan Within, string WithinText, IReadOnlyList<SequenceStep> Steps)
{
    /// <summary>Most steps, and <see cref="HighestCount"/> the most records that one step may ask: together they bound the memory of one key.</summary>
    public const int MostSteps = 8;

    /// <summary>See <see cref="MostSteps"/>.</summary>
    public const int HighestCount = 100;
}
