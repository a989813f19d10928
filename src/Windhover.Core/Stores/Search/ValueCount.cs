namespace Windhover.Core.Stores.Search;

/// <summary>A value and how many rows have it; of connections, how many flow records.</summary>
/// <param name="Value">As a query writes it.</param>
/// <param name="Count">How many.</param>
public readonly record struct ValueCount(string Value, long Count);
