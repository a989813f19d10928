namespace Windhover.Core.Investigation.Wording;

/// <summary>What words of one family have in common: shares, shared, sharing. Crude, and never takes a prefix off: “unshared” is another word.</summary>
internal static class WordStem
{
    /// <summary>The stem of a lower-case word.</summary>
    public static string Of(string word)
    {
        var stem = word switch
        {
            _ when word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal) => word[..^3] + "y",
            _ when word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal) => word[..^3],
            _ when word.Length > 4 && word.EndsWith("ied", StringComparison.Ordinal) => word[..^3] + "y",
            _ when word.Length > 4 && (word.EndsWith("ed", StringComparison.Ordinal) || word.EndsWith("es", StringComparison.Ordinal)) => word[..^2],
            _ when word.Length > 3 && word[^1] == 's' && word[^2] != 's' => word[..^1],
            _ => word,
        };
        if (stem.Length > 3 && stem[^1] == 'e') stem = stem[..^1];
        return stem.Length > 3 && stem[^1] == stem[^2] ? stem[..^1] : stem;
    }
}
