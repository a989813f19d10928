namespace Windhover.Core.Stores.Search;

/// <summary>A field that telemetry can be searched by.</summary>
/// <param name="Name">As a query writes it.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="InEvents">True when events have it.</param>
/// <param name="InConnections">True when connections have it.</param>
/// <param name="Means">What it is, in a few words.</param>
/// <param name="CanCount">True when its values can be counted: it is one column's value and not one of many numbers.</param>
public sealed record TelemetryField(string Name, FieldKind Kind, bool InEvents, bool InConnections, string Means, bool CanCount = true);
