namespace Windhover.Core.Stores.Search;

/// <summary>Every part is true.</summary>
public sealed record AllPredicate(IReadOnlyList<TelemetryPredicate> Parts) : TelemetryPredicate;
