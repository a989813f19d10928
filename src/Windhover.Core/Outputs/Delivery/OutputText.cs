using System.Text;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>Makes texts that others wrote fit to be shown: no control characters, and none that turn the direction of writing to deceive.</summary>
public static class OutputText
{
    /// <summary>On one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">At most this many letters; what is cut off is marked with an ellipsis.</param>
    public static string OneLine(string text, int most) => Cut(Clean(text, keepsLines: false).Trim(), most);

    /// <summary>With its lines.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">At most this many letters; what is cut off is marked with an ellipsis.</param>
    public static string Lines(string text, int most) => Cut(Clean(text.ReplaceLineEndings("\n"), keepsLines: true).Trim(), most);

    private static string Clean(string text, bool keepsLines)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u200e' or '\u200f' or '\u061c' or '\ufeff') continue;
            clean.Append((char.IsControl(letter) && !(keepsLines && letter == '\n')) || letter is '\u2028' or '\u2029' ? ' ' : letter);
        }

        return clean.ToString();
    }

    // Half of a surrogate pair is no text.
    private static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = most - 1;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text[..end] + "…";
    }
}
