namespace Windhover.Core.Investigation.Wording;

/// <summary>What a figure is of, where it stands.</summary>
/// <param name="Unit">Stem of the unit after it; "" for none.</param>
/// <param name="Near">Stems of the words with content around it.</param>
/// <param name="IsDenied">True when a word that says no is close.</param>
internal sealed record FigureUse(string Unit, HashSet<string> Near, bool IsDenied)
{
    private const int ReachBefore = 2;
    private const int ReachAfter = 3;
    private const int Close = 4;

    /// <summary>What the figure at a place of a sentence is of.</summary>
    public static FigureUse At(List<WordToken> sentence, int place)
    {
        var unit = place + 1 < sentence.Count && WordReader.IsUnit(sentence[place + 1].Text) ? sentence[place + 1] : default;
        var before = Enumerable.Range(0, place).Reverse().Where(at => IsAbout(sentence[at])).Take(ReachBefore);
        var after = Enumerable.Range(place + 1, sentence.Count - place - 1).Where(at => IsAbout(sentence[at])).Take(ReachAfter);
        var denied = Enumerable.Range(Math.Max(0, place - Close), Math.Min(sentence.Count, place + Close + 1) - Math.Max(0, place - Close)).Any(at => LoadedWords.Denies(sentence[at]));
        return new(unit.Text is null or "UTC" ? "" : unit.Stem, before.Concat(after).Select(at => sentence[at].Stem).ToHashSet(StringComparer.Ordinal), denied);
    }

    /// <summary>True when a figure that is used so may be one that is used as this: the same unit, denied or not alike, and a word around both.</summary>
    public bool Allows(FigureUse other) => Unit == other.Unit && IsDenied == other.IsDenied && (Near.Count == 0 || Near.Overlaps(other.Near));

    private static bool IsAbout(WordToken word) => DenialScope.HasContent(word) && !WordReader.IsUnit(word.Text);
}
