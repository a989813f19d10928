using System.Text.Json;

namespace Windhover.Integrations.Common;

/// <summary>
/// A stretch of a record that is known to be whole JSON, looked into without building anything. For the few records that teach facts: each look is a pass.
/// </summary>
/// <param name="json">One JSON value; empty for none.</param>
internal readonly ref struct JsonSlice(ReadOnlySpan<byte> json)
{
    /// <summary>Longest text whose escapes are undone, bytes: what is longer is no value that anybody keeps.</summary>
    public const int LongestEscaped = 16_384;

    private readonly ReadOnlySpan<byte> json = json;

    /// <summary>True when there is no value.</summary>
    public bool IsNone => json.IsEmpty;

    /// <summary>The value's own bytes, texts with quotes and escapes.</summary>
    public ReadOnlySpan<byte> Bytes => json;

    /// <summary>The value of a property, whatever it is; an empty slice when there is none.</summary>
    public JsonSlice this[string name] => new(Find(name, wantsText: false));

    /// <summary>A property that holds a text without escapes, as all ids and addresses are; empty otherwise.</summary>
    public ReadOnlySpan<byte> Text(string name) => Find(name, wantsText: true);

    /// <summary>A property that holds a text, with its escapes undone; of one longer than <see cref="LongestEscaped"/> they are left. False where it is none.</summary>
    public bool TryText(string name, out ReadOnlySpan<byte> text) => this[name].TryText(out text);

    /// <summary>The value itself as a text; see <see cref="TryText(string, out ReadOnlySpan{byte})"/>.</summary>
    public bool TryText(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (json.IsEmpty || json[0] != '"') return false;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        text = reader.ValueSpan;
        if (!reader.ValueIsEscaped || text.Length > LongestEscaped) return true;
        var unescaped = new byte[text.Length];
        text = unescaped.AsSpan(0, reader.CopyString(unescaped));
        return true;
    }

    /// <summary>Walks the properties of an object; of what is none there are none.</summary>
    public JsonProperties Properties() => new(json);

    /// <summary>Walks the elements of an array; a single object is its own only element.</summary>
    public Enumerator GetEnumerator() => new(json);

    private ReadOnlySpan<byte> Find(string name, bool wantsText)
    {
        if (json.IsEmpty) return default;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.TextIs(name);
            reader.Read();
            if (isIt && wantsText) return reader.TokenType == JsonTokenType.String && !reader.ValueIsEscaped ? reader.ValueSpan : default;
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isIt) return json[start..(int)reader.BytesConsumed];
        }

        return default;
    }

    /// <summary>Walks the elements of an array.</summary>
    internal ref struct Enumerator
    {
        private readonly ReadOnlySpan<byte> json;
        private Utf8JsonReader reader;
        private bool isSingle;

        /// <param name="json">An array or an object.</param>
        public Enumerator(ReadOnlySpan<byte> json)
        {
            this.json = json;
            if (json.IsEmpty) return;
            reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
            reader.Read();
            isSingle = reader.TokenType == JsonTokenType.StartObject;
        }

        /// <summary>The element.</summary>
        public JsonSlice Current { get; private set; }

        /// <summary>Goes to the next element.</summary>
        public bool MoveNext()
        {
            if (json.IsEmpty) return false;
            if (isSingle)
            {
                isSingle = false;
                Current = new JsonSlice(json);
                reader.Skip();
                return true;
            }

            if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray) return false;
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            Current = new JsonSlice(json[start..(int)reader.BytesConsumed]);
            return true;
        }
    }
}
