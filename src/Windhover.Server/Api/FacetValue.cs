namespace Windhover.Server.Api;

/// <summary>A value and how many have it.</summary>
/// <param name="Value">As a parameter takes it.</param>
/// <param name="Label">What people call it; the value itself where it has no name.</param>
/// <param name="Count">How many.</param>
public sealed record FacetValue(string Value, string Label, int Count);
