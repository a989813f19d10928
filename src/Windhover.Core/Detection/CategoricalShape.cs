namespace Windhover.Core.Detection;

/// <summary>What is needed to draw a value against the usual ones.</summary>
/// <param name="Observed">The value seen.</param>
/// <param name="Usual">The entity's own most common values, most common first; at most 8.</param>
/// <param name="DaysSeen">On how many days this entity had the value before.</param>
/// <param name="DaysKnown">How many days this entity is known.</param>
/// <param name="PeersSeen">How many other entities had the value.</param>
/// <param name="Peers">How many other entities there are.</param>
public sealed record CategoricalShape(string Observed, IReadOnlyList<UsualValue> Usual, int DaysSeen, int DaysKnown, int PeersSeen, int Peers);
