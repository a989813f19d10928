namespace Windhover.Core.Stores.Search;

/// <summary>What must be true of a row. A tree of a few kinds, so that every store can turn it into its own language with parameters.</summary>
public abstract record TelemetryPredicate;
