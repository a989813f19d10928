using System.Globalization;
using System.Text.RegularExpressions;

namespace Windhover.Core.Investigation.Wording;

/// <summary>Cuts a text into sentences and these into words. Accounts and wordings are cut alike, so that what is the same looks the same.</summary>
internal static partial class WordReader
{
    private const string Around = "\"'“”‘’()[]{}<>,;.:!?…–—";

    /// <summary>The sentences with their words; a sentence without words is left out.</summary>
    public static List<List<WordToken>> Sentences(string text)
    {
        var sentences = new List<List<WordToken>>();
        foreach (var sentence in Ends().Split(text))
        {
            var words = new List<WordToken>();
            foreach (var part in sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) Add(words, Bare(part));
            if (words.Count > 0) sentences.Add(words);
        }

        return sentences;
    }

    private static void Add(List<WordToken> words, string part)
    {
        if (part.Length == 0 || part is "-") return;
        if (WithUnit().Match(part) is { Success: true } both)
        {
            Add(words, both.Groups[1].Value);
            Add(words, both.Groups[2].Value);
            return;
        }

        var isFirst = words.Count == 0;
        if (Thousands().IsMatch(part)) part = part.Replace(",", "", StringComparison.Ordinal);
        var kind = char.IsDigit(part[0]) ? KindOfFigure(part) : Plain().IsMatch(isFirst ? char.ToLowerInvariant(part[0]) + part[1..] : part) ? WordKind.Plain : WordKind.Name;
        words.Add(new WordToken(part, kind, isFirst));
    }

    // 10.0.0.1 and 2001:db8::1 begin with a digit and are names; 14, 97%, 1.5, 2026-03-02, 17:12 and 17:12:03Z are figures.
    private static WordKind KindOfFigure(string part) => Figure().IsMatch(part) ? WordKind.Figure : WordKind.Name;

    private static string Bare(string part)
    {
        var bare = part.Trim(Around.ToCharArray());
        return bare.EndsWith("'s", StringComparison.Ordinal) || bare.EndsWith("’s", StringComparison.Ordinal) ? bare[..^2].TrimEnd(Around.ToCharArray()) : bare;
    }

    /// <summary>True for a unit as accounts and people write it after a figure.</summary>
    public static bool IsUnit(string word) => Units().IsMatch(word);

    /// <summary>True where a category of characters is never part of plain text.</summary>
    public static bool IsHidden(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    [GeneratedRegex(@"(?<=[.!?…]["")”’']*)\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ends();

    [GeneratedRegex(@"^(\d[\d.,]*)([kKMGTP]i?B|B|ms|s)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WithUnit();

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+(\.\d+)?%?$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[a-z]+([-'’][a-z]+)*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(\d+(\.\d+)?%?|\d{4}-\d{2}-\d{2}(T[\d:.]+Z?)?|\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Figure();

    [GeneratedRegex("^([kKMGTP]i?B|B|bytes?|ms|s|milliseconds?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|bits?|UTC)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Units();
}
