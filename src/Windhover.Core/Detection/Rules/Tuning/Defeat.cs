namespace Windhover.Core.Detection.Rules.Tuning;

/// <summary>A negative condition that somebody added to a shipped model: an event that meets it does not fire the model, nor count for it.</summary>
/// <param name="When">The condition.</param>
/// <param name="Reason">Why it is known to be harmless.</param>
/// <param name="Until">Event time from which it applies no longer, epoch milliseconds; <see cref="long.MaxValue"/> for never.</param>
internal sealed record Defeat(Condition When, string Reason, long Until);
