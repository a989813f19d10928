namespace Windhover.Core.Stores.Search;

/// <summary>A text is this, whatever the case.</summary>
/// <param name="Field">A field of text, or of entities: there, the end of an id after a colon is enough.</param>
/// <param name="Parts">What stands between stars: one part is the whole text; of several, the first begins it, the last ends it, and the others follow each other within.</param>
public sealed record TextPredicate(TelemetryField Field, IReadOnlyList<string> Parts) : TelemetryPredicate;
