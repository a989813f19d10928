using System.Text.Json;

namespace Windhover.Integrations.Common;

/// <summary>Walks the properties of a JSON object.</summary>
internal ref struct JsonProperties
{
    private readonly ReadOnlySpan<byte> json;
    private Utf8JsonReader reader;

    /// <param name="json">One whole JSON value; empty for none.</param>
    public JsonProperties(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty || json[0] != '{') return;
        this.json = json;
        reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        reader.Read();
    }

    /// <summary>Name of the property, with its escapes undone where it is not overlong.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Its value.</summary>
    public JsonSlice Value { get; private set; }

    /// <summary>Goes to the next property.</summary>
    public bool MoveNext()
    {
        if (json.IsEmpty || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName) return false;
        Name = reader.ValueSpan;
        if (reader.ValueIsEscaped && Name.Length <= JsonSlice.LongestEscaped)
        {
            var unescaped = new byte[Name.Length];
            Name = unescaped.AsSpan(0, reader.CopyString(unescaped));
        }

        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        Value = new JsonSlice(json[start..(int)reader.BytesConsumed]);
        return true;
    }
}
