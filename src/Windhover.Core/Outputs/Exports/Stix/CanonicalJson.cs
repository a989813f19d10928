using System.Globalization;
using System.Text;

namespace Windhover.Core.Outputs.Exports.Stix;

/// <summary>Objects of texts as the JSON Canonicalization Scheme writes them (RFC 8785 section 3.2): members sorted by UTF-16 code units, no spaces, only what must be escaped is.</summary>
internal static class CanonicalJson
{
    /// <summary>The object as text.</summary>
    public static string Object(params IEnumerable<(string Name, string Value)> members) =>
        "{" + string.Join(',', members.OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{Text(member.Name)}:{Text(member.Value)}")) + "}";

    private static string Text(string text)
    {
        var json = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes()) // halves of characters, which the scheme refuses, are U+FFFD here
        {
            json.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                < 0x20 => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
                _ => rune.ToString(),
            });
        }

        return json.Append('"').ToString();
    }
}
