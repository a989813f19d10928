using System.Text;

namespace Windhover.Storage.PostgreSql;

/// <summary>
/// Text for a database whose text cannot hold U+0000 (https://www.postgresql.org/docs/15/datatype-character.html). U+0000 becomes U+0001 U+0001, and U+0001 becomes U+0001 U+0002:
/// nothing is lost, and texts sort as before. A lone surrogate, which UTF-8 cannot hold, becomes U+FFFD, as in every store.
/// </summary>
internal static class EscapedText
{
    private const char Nul = '\0', Escape = '\u0001', EscapedEscape = '\u0002';

    /// <summary>A text as it is stored.</summary>
    public static string Write(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange(Nul, Escape) >= 0) text = text.Replace("\u0001", "\u0001\u0002", StringComparison.Ordinal).Replace("\0", "\u0001\u0001", StringComparison.Ordinal);
        return text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 ? Whole(text) : text;
    }

    /// <summary>The text again.</summary>
    public static string Read(string stored)
    {
        if (!stored.Contains(Escape, StringComparison.Ordinal)) return stored;
        var text = new StringBuilder(stored.Length);
        for (var i = 0; i < stored.Length; i++)
        {
            if (stored[i] != Escape || i + 1 == stored.Length) text.Append(stored[i]);
            else text.Append(stored[++i] == EscapedEscape ? Escape : Nul);
        }

        return text.ToString();
    }

    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) whole.Append(rune); // an ill-formed part is enumerated as U+FFFD
        return whole.ToString();
    }
}
