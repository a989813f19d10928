using System.Text;

namespace Windhover.Core.Outputs.Exports.Pages;

/// <summary>Text from logs as text in Markdown (CommonMark 0.31, https://spec.commonmark.org/0.31.2/, with the tables, footnotes and autolinks that most readers add).</summary>
internal static class MarkdownText
{
    /// <summary>
    /// The text in one line without a meaning of its own. Punctuation that Markdown reads is escaped by a backslash (section 2.4); what begins an entity, a tag or a table
    /// cell is written as an entity, because not every reader honours backslashes there; addresses are broken up, because readers link them whatever stands before them.
    /// </summary>
    public static string Escape(string text)
    {
        var plain = ExportText.Plain(text).Trim();
        var escaped = new StringBuilder(plain.Length + 16);
        for (var i = 0; i < plain.Length; i++)
        {
            escaped.Append(plain[i] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '|' => "&#124;",
                ':' when LinksHere(plain, i) => "&#58;",
                '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '#' or '~' or '$' or '^' => $"\\{plain[i]}",
                var c => c.ToString(),
            });
        }

        escaped.Replace("www.", "www&#46;").Replace("WWW.", "WWW&#46;");
        var block = BlockMark(escaped);
        return (block < 0 ? escaped : escaped.Insert(block, '\\')).ToString();
    }

    /// <summary>Text as code: nothing in it is read, and the fence is longer than any run of backticks in it (section 6.1). A pipe, which would end a table cell, is drawn broken.</summary>
    public static string Code(string text)
    {
        var plain = ExportText.Plain(text).Replace('|', '¦');
        var longest = 0;
        for (int i = 0, run = 0; i < plain.Length; i++) longest = Math.Max(longest, run = plain[i] == '`' ? run + 1 : 0);
        var fence = new string('`', longest + 1);
        return plain.Length == 0 ? "" : longest == 0 ? $"`{plain}`" : $"{fence} {plain} {fence}";
    }

    // Readers link what has // after its scheme, and two schemes without.
    private static bool LinksHere(string text, int colon) =>
        (colon + 1 < text.Length && text[colon + 1] == '/')
        || text.AsSpan(0, colon).EndsWith("mailto", StringComparison.OrdinalIgnoreCase) || text.AsSpan(0, colon).EndsWith("xmpp", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where a backslash keeps the line from being a list, a rule or a heading; −1 where none is needed.</summary>
    private static int BlockMark(StringBuilder line)
    {
        if (line.Length == 0) return -1;
        if (line[0] is '-' or '+' or '=') return 0;
        var digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits])) digits++;
        return digits > 0 && digits < line.Length && line[digits] is ('.' or ')') && (digits + 1 == line.Length || line[digits + 1] == ' ') ? digits : -1;
    }
}
