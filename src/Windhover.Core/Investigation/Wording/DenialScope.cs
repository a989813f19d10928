namespace Windhover.Core.Investigation.Wording;

/// <summary>Which words of a sentence are denied: up to three with content after a word that says no, or up to two before it where none comes after.</summary>
internal static class DenialScope
{
    private const int After = 3;
    private const int Before = 2;

    /// <summary>For each word that says no, the places of what it denies.</summary>
    public static IEnumerable<List<int>> Of(List<WordToken> sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!LoadedWords.Denies(sentence[i])) continue;
            var scope = Enumerable.Range(i + 1, sentence.Count - i - 1).Where(at => HasContent(sentence[at])).Take(After).ToList();
            yield return scope.Count > 0 ? scope : [.. Enumerable.Range(0, i).Reverse().Where(at => HasContent(sentence[at])).Take(Before)];
        }
    }

    /// <summary>True for a plain word that shows what a sentence is about.</summary>
    public static bool HasContent(WordToken word) => word.Kind == WordKind.Plain && !LoadedWords.Denies(word) && !PlainWords.IsSmall(word.Stem);
}
