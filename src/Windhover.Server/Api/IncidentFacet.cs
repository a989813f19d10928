namespace Windhover.Server.Api;

/// <summary>How many incidents have which value of one thing.</summary>
/// <param name="Name">Name of the parameter that picks a value.</param>
/// <param name="Values">Most frequent first.</param>
public sealed record IncidentFacet(string Name, IReadOnlyList<FacetValue> Values);
