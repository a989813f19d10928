using System.Text.Json;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Microsoft365.Sources.Common;

/// <summary>
/// Looks into the log's arrays of name and value (<c>[{"Name":"UserAgent","Value":"…"}]</c>, <c>[{"Name":"…","NewValue":"…","OldValue":"…"}]</c>, and
/// <c>Key</c> instead of <c>Name</c>). The value found is good until the next look.
/// </summary>
internal sealed class NamedValues
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    private byte[] unescaped = new byte[1024];

    /// <summary>The value of a name.</summary>
    /// <param name="array">The array, as JSON; empty for none.</param>
    /// <param name="name">The name, letters as the log writes them.</param>
    /// <param name="property">What holds the value: Value, NewValue, OldValue.</param>
    /// <returns>The text without the quotes that the directory writes round it a second time; a number or object as written; empty when there is none.</returns>
    public ReadOnlySpan<byte> Find(ReadOnlySpan<byte> array, ReadOnlySpan<byte> name, ReadOnlySpan<byte> property)
    {
        if (array.IsEmpty) return default;
        var reader = new Utf8JsonReader(array, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) return default;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            if (Element(ref reader, name, property, out var start, out var length)) return length == 0 ? default : Text(array.Slice(start, length));
        }

        return default;
    }

    private static bool Element(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, ReadOnlySpan<byte> property, out int start, out int length)
    {
        var isIt = false;
        (start, length) = (0, 0);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.TextIs("Name"u8) || reader.TextIs("Key"u8);
            var isValue = reader.TextIs(property);
            reader.Read();
            if (isName && reader.TokenType == JsonTokenType.String && reader.TextIs(name)) isIt = true;
            var from = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isValue) (start, length) = (from, (int)reader.BytesConsumed - from);
        }

        return isIt;
    }

    private ReadOnlySpan<byte> Text(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return default;
        if (reader.TokenType != JsonTokenType.String) return json;
        if (!reader.ValueIsEscaped) return reader.ValueSpan;
        if (unescaped.Length < reader.ValueSpan.Length) unescaped = new byte[Math.Max(unescaped.Length * 2, reader.ValueSpan.Length)];
        try
        {
            var text = unescaped.AsSpan(0, reader.CopyString(unescaped));
            return text is [(byte)'"', .., (byte)'"'] ? text[1..^1] : text;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate or bytes that are no UTF-8: the value says nothing, the record may say the rest.
            return default;
        }
    }
}
