namespace Windhover.Core.PatternOfLife;

/// <summary>The usual values of one feature.</summary>
/// <param name="Feature">Stable name.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Values">Most common first; at most 16.</param>
/// <param name="Distinct">About how many different values there were.</param>
public sealed record FeatureView(string Feature, string Title, IReadOnlyList<ValueView> Values, int Distinct);
