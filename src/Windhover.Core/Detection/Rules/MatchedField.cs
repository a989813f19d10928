namespace Windhover.Core.Detection.Rules;

/// <summary>One field that decided.</summary>
/// <param name="Field">Its name, as models write it.</param>
/// <param name="Observed">Its values; "" when the record does not say it.</param>
/// <param name="Asked">What the model asks, in words that go on after the field's name.</param>
public sealed record MatchedField(string Field, string Observed, string Asked);
