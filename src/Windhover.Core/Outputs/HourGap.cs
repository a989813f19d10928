namespace Windhover.Core.Outputs;

/// <summary>Whole hours without an event.</summary>
/// <param name="From">Start of the first, epoch milliseconds.</param>
/// <param name="To">End of the last, epoch milliseconds.</param>
public sealed record HourGap(long From, long To);
