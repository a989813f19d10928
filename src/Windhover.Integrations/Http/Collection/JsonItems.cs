using System.Text.Json;

namespace Windhover.Integrations.Http.Collection;

/// <summary>Cuts a JSON body into the objects that it holds, as they were written, each on one line.</summary>
internal static class JsonItems
{
    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = 256 };

    /// <summary>Objects one after the other, one a line, or in arrays.</summary>
    /// <exception cref="JsonException">The body is no JSON, or holds something else than objects.</exception>
    public static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> body)
    {
        var items = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(body.Span, Options);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartArray) AddElements(ref reader, body, items);
            else items.Add(Object(ref reader, body));
        }

        return items;
    }

    /// <summary>The objects of the array that stands under a name in the one object of the body; null when there is none.</summary>
    /// <exception cref="JsonException">As <see cref="Split"/>.</exception>
    public static List<ReadOnlyMemory<byte>>? Under(ReadOnlyMemory<byte> body, ReadOnlySpan<byte> name)
    {
        List<ReadOnlyMemory<byte>>? items = null;
        var reader = new Utf8JsonReader(body.Span, Options with { AllowMultipleValues = false });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("an object is expected");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var wanted = reader.ValueTextEquals(name);
            reader.Read();
            if (!wanted || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            items ??= [];
            AddElements(ref reader, body, items);
        }

        while (reader.Read())
        {
        }

        return items;
    }

    /// <summary>The same JSON without line feeds: outside of texts they mean nothing, and inside of texts there are none.</summary>
    public static ReadOnlyMemory<byte> OnOneLine(ReadOnlyMemory<byte> json)
    {
        if (json.Span.IndexOfAny((byte)'\n', (byte)'\r') < 0) return json;
        var line = json.ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        return line;
    }

    private static void AddElements(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, List<ReadOnlyMemory<byte>> items)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(Object(ref reader, body));
    }

    private static ReadOnlyMemory<byte> Object(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("an object is expected");
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return OnOneLine(body[start..(int)reader.BytesConsumed]);
    }
}
