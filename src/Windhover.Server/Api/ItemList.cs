namespace Windhover.Server.Api;

/// <summary>A whole list, without pages.</summary>
/// <param name="Items">The items.</param>
public sealed record ItemList<T>(IReadOnlyList<T> Items);
