using System.Text;
using System.Text.Json;

namespace Windhover.Integrations.Common;

/// <summary>Compares the text that a JSON reader stands on. A text with a broken escape (half a surrogate pair), which the reader's own comparison throws over, equals nothing.</summary>
internal static class JsonTokenText
{
    /// <summary>Whether the name or text is this one.</summary>
    /// <param name="reader">Stands on a name or a text.</param>
    /// <param name="text">UTF-8.</param>
    public static bool TextIs(this ref Utf8JsonReader reader, ReadOnlySpan<byte> text)
    {
        if (!reader.ValueIsEscaped) return reader.ValueSpan.SequenceEqual(text);
        try
        {
            return reader.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Whether the name or text is this one.</summary>
    /// <param name="reader">Stands on a name or a text.</param>
    /// <param name="text">Letters of ASCII only.</param>
    public static bool TextIs(this ref Utf8JsonReader reader, string text)
    {
        if (!reader.ValueIsEscaped) return Ascii.Equals(reader.ValueSpan, text);
        try
        {
            return reader.ValueTextEquals(text);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
