using System.Globalization;
using System.Text;
using Windhover.Core.Investigation;

namespace Windhover.Core.Outputs.Exports;

/// <summary>Words that the formats have in common.</summary>
internal static class ExportText
{
    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>An event time for people; times that no calendar has are its ends.</summary>
    public static string Time(long time) => Calendar(time).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>An event time as RFC 3339 with milliseconds.</summary>
    public static string Timestamp(long time) => Calendar(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage.</summary>
    public static string Percent(double share) => share.ToString("0.#%", CultureInfo.InvariantCulture);

    /// <summary>A number with at most one decimal.</summary>
    public static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>The value of an enumeration as people read it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    /// <summary>Heading of a part of the account.</summary>
    public static string Heading(AccountSection section) => section switch
    {
        AccountSection.WhoAndWhere => "Who, what and from where",
        AccountSection.UnlikeNormal => "How it differs from normal",
        AccountSection.Techniques => "ATT&CK tactics and techniques",
        AccountSection.NextSteps => "What to do next",
        _ => Word(section) is var word ? char.ToUpperInvariant(word[0]) + word[1..] : "",
    };

    /// <summary>
    /// The text in one line with nothing in it that a reader cannot see: line ends and tabs become spaces; other control and format characters (among them those that turn
    /// the direction of text around) and halves of characters become U+FFFD, which shows that something was there.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            plain.Append(rune.Value is '\t' or '\n' or '\r' ? " " : hidden ? "\uFFFD" : rune.ToString());
        }

        return plain.ToString();
    }

    private static DateTimeOffset Calendar(long time) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(time, First, Last));
}
