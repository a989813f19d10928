namespace Windhover.Core.Stores.Search;

/// <summary>The part is not true.</summary>
public sealed record NotPredicate(TelemetryPredicate Part) : TelemetryPredicate;
