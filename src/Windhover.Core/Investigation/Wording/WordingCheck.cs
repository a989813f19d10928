using System.Text;
using Windhover.Core.Incidents;

namespace Windhover.Core.Investigation.Wording;

/// <summary>
/// Reads a wording that somebody else wrote, as a hostile text: who writes a log can put words into an account, and so into a language model. It may be shown only when each of its words is one of the
/// account or its facts, or merely joins them; each figure stands with its unit and among the words that it has there; the verdict is stated as it is, and nothing is denied that is not denied there.
/// What passes can still arrange true words badly, which is why it never stands without the original and nothing is ever decided by it. Pure; safe for many threads.
/// </summary>
public static class WordingCheck
{
    /// <summary>Fewest characters of a wording.</summary>
    public const int LeastLength = 40;

    /// <summary>Most characters of a wording.</summary>
    public const int MostLength = 1200;

    /// <summary>Most words of a wording.</summary>
    public const int MostWords = 180;

    private const int MostShown = 60;
    private const int Closeness = 3;
    private const string Markup = "<>[]{}|`*~^!?";
    private const string Typography = "“”‘’–—…";
    private static readonly string[] Links = ["://", "www.", "mailto:", "javascript:", "--"];

    /// <summary>Reads a text.</summary>
    /// <param name="account">What it is a wording of.</param>
    /// <param name="text">The text, of any length and content.</param>
    public static WordingResult Check(WordingAccount account, string text)
    {
        if (text.Length > 4 * MostLength) return new("", WordingFlaw.Length, "");
        var tidy = Tidy(text);
        var (flaw, what) = Find(account, tidy);
        return new(tidy, flaw, what.Length > MostShown ? what[..MostShown] : what);
    }

    private static (WordingFlaw? Flaw, string What) Find(WordingAccount account, string text)
    {
        if (text.Length is < LeastLength or > MostLength) return (WordingFlaw.Length, "");
        var words = new AccountWords(account);
        foreach (var letter in text)
        {
            if (!IsAllowed(letter, words)) return (WordingFlaw.Character, letter.ToString());
        }

        foreach (var link in Links)
        {
            if (text.Contains(link, StringComparison.OrdinalIgnoreCase)) return (WordingFlaw.Character, link);
        }

        var sentences = WordReader.Sentences(text);
        if (sentences.Sum(s => s.Count) > MostWords) return (WordingFlaw.Length, "");
        foreach (var sentence in sentences)
        {
            if ((Voice(sentence, account.Verdict) ?? Words(sentence, words) ?? Denials(sentence, words)) is { } wrong) return wrong;
        }

        return IsStated(account.Verdict, sentences) ? (null, "") : (WordingFlaw.Verdict, "");
    }

    private static bool IsAllowed(char letter, AccountWords words) => char.IsAscii(letter)
        ? letter is >= ' ' and < (char)127 && !Markup.Contains(letter, StringComparison.Ordinal)
        : Typography.Contains(letter, StringComparison.Ordinal) || (words.HasLetter(letter) && !WordReader.IsHidden(letter));

    private static (WordingFlaw? Flaw, string What)? Words(List<WordToken> sentence, AccountWords words)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            var word = sentence[i];
            switch (word.Kind)
            {
                case WordKind.Figure when !words.Uses(word.Text).Any(use => use.Allows(FigureUse.At(sentence, i))):
                    return (WordingFlaw.Figure, word.Text);
                case WordKind.Name when !words.HasName(word.Text) && !(WordReader.IsUnit(word.Text) && i > 0 && sentence[i - 1].Kind == WordKind.Figure):
                    return (WordingFlaw.Name, word.Text);
                case WordKind.Plain when !PlainWords.Has(word.Stem) && !words.HasWord(word.Stem) && !LoadedWords.OnlyDenies(word) && !(word.IsFirst && words.HasName(word.Text)):
                    return (WordingFlaw.Word, word.Text);
                default:
                    break;
            }
        }

        return null;
    }

    private static (WordingFlaw? Flaw, string What)? Voice(List<WordToken> sentence, Verdict verdict)
    {
        var stem = LoadedWords.StemOf(verdict);
        for (var i = 0; i < sentence.Count; i++)
        {
            var word = sentence[i];
            if (LoadedWords.Speaks(word)) return (WordingFlaw.Voice, word.Text);
            if (LoadedWords.Contradicts(verdict, word)) return (WordingFlaw.Verdict, word.Text);
            if (word.Stem == stem && verdict != Verdict.Inconclusive && IsWeak(sentence, i)) return (WordingFlaw.Verdict, word.Text);
            if (word.Stem == stem && verdict == Verdict.Inconclusive && !IsAfterNot(sentence, i)) return (WordingFlaw.Verdict, word.Text);
            if (verdict != Verdict.Benign && LoadedWords.IsUsual(word) && IsCalledSo(sentence, i)) return (WordingFlaw.Verdict, word.Text);
        }

        return null;
    }

    private static (WordingFlaw? Flaw, string What)? Denials(List<WordToken> sentence, AccountWords words)
    {
        var no = new HashSet<int>();
        foreach (var scope in DenialScope.Of(sentence))
        {
            no.UnionWith(scope);
            if (!scope.Take(2).Any(at => words.Denies(sentence[at].Stem))) return (WordingFlaw.Negation, scope.Count > 0 ? sentence[scope[0]].Text : "");
        }

        for (var i = 0; i < sentence.Count; i++)
        {
            var stem = sentence[i].Stem;
            if (DenialScope.HasContent(sentence[i]) && !no.Contains(i) && words.Denies(stem) && !words.States(stem)) return (WordingFlaw.Negation, sentence[i].Text);
        }

        return null;
    }

    private static bool IsStated(Verdict verdict, List<List<WordToken>> sentences)
    {
        var stem = LoadedWords.StemOf(verdict);
        return sentences.Exists(s => s.FindIndex(w => w.Stem == stem) is >= 0 and var at && (verdict == Verdict.Inconclusive || (at > 0 && LoadedWords.States(s[at - 1]))));
    }

    // Anywhere before it, or soon after: “malicious only if”.
    private static bool IsWeak(List<WordToken> sentence, int at) => sentence.Take(at + Closeness + 2).Any(LoadedWords.Weakens);

    private static bool IsAfterNot(List<WordToken> sentence, int at) => at > 0 && string.Equals(sentence[at - 1].Text, "not", StringComparison.OrdinalIgnoreCase);

    // “is entirely normal”, but neither “differs from what is not usual” nor “two new ones in a week are more than usual”.
    private static bool IsCalledSo(List<WordToken> sentence, int at)
    {
        var before = sentence[Math.Max(0, at - Closeness)..at];
        return before.Exists(LoadedWords.States) && !before.Exists(w => LoadedWords.Denies(w) || w.Text is "than" or "unlike" or "what");
    }

    // Only the white space that a paragraph may have; every other control character is left to be found.
    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is not (' ' or '\n' or '\r' or '\t')) tidy.Append(letter);
            else if (tidy.Length > 0 && tidy[^1] != ' ') tidy.Append(' ');
        }

        return tidy.ToString().TrimEnd(' ');
    }
}
