namespace Windhover.Core.Stores.Search;

/// <summary>One part at least is true.</summary>
public sealed record AnyPredicate(IReadOnlyList<TelemetryPredicate> Parts) : TelemetryPredicate;
