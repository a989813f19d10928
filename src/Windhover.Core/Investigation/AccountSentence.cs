namespace Windhover.Core.Investigation;

/// <summary>One sentence of a written account.</summary>
/// <param name="Section">The part that it belongs to.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Facts">Ids of the <see cref="Fact"/>s that it rests on; never none.</param>
public sealed record AccountSentence(AccountSection Section, string Text, IReadOnlyList<string> Facts);
