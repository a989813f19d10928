using Windhover.Core.Stores.Search;

namespace Windhover.Server.Api;

/// <summary>A field that a query can name.</summary>
/// <param name="Name">As a query writes it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Events">True when events have it.</param>
/// <param name="Connections">True when connections have it.</param>
/// <param name="Means">What it is, in a few words.</param>
/// <param name="CanCount">True when its most frequent values can be asked for.</param>
public sealed record FieldView(string Name, FieldKind Kind, bool Events, bool Connections, string Means, bool CanCount);
