namespace Windhover.Core.Investigation.Wording;

/// <summary>A word of a text, without the punctuation around it.</summary>
/// <param name="Text">As it is written; in figures without the commas between thousands.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsFirst">True for the first of a sentence, whose capital letter means nothing.</param>
internal readonly record struct WordToken(string Text, WordKind Kind, bool IsFirst)
{
    /// <summary>The stem of its lower-case form.</summary>
    public string Stem => WordStem.Of(Text.ToLowerInvariant());
}
