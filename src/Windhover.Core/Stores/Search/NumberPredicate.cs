namespace Windhover.Core.Stores.Search;

/// <summary>A number lies between two, both included.</summary>
public sealed record NumberPredicate(TelemetryField Field, long Least, long Most) : TelemetryPredicate;
