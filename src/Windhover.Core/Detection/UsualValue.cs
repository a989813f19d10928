namespace Windhover.Core.Detection;

/// <summary>One common value of a feature.</summary>
/// <param name="Value">The value.</param>
/// <param name="Share">Its share of the entity's records, 0–1.</param>
/// <param name="Days">On how many days it was seen.</param>
public sealed record UsualValue(string Value, double Share, int Days);
