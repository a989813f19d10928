namespace Windhover.Core.Stores.Search;

/// <summary>The field holds something: a text that is not empty, a number that is not 0, an address.</summary>
public sealed record PresentPredicate(TelemetryField Field) : TelemetryPredicate;
