namespace Windhover.Integrations.Common;

/// <summary>One record with the places of the fields that its reader keeps.</summary>
internal readonly ref struct JsonRecord
{
    private readonly ReadOnlySpan<byte> bytes;
    private readonly JsonValues values;

    /// <param name="bytes">The record.</param>
    /// <param name="values">Where its fields stand.</param>
    public JsonRecord(ReadOnlySpan<byte> bytes, JsonValues values)
    {
        this.bytes = bytes;
        this.values = values;
    }

    /// <summary>The record's own bytes.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>A field's value, unescaped, numbers and booleans as written; the whole object or array for <see cref="JsonRecordReader.Whole"/>. Empty when the record does not have it, or has null or "" there.</summary>
    public ReadOnlySpan<byte> this[JsonField field]
    {
        get
        {
            for (var i = 0; i < field.Count; i++)
            {
                var value = values.Get(field.Slot + i, bytes);
                if (!value.IsEmpty) return value;
            }

            return default;
        }
    }

    /// <summary>A whole object or array, to be looked into.</summary>
    public JsonSlice Slice(JsonField field) => new(this[field]);

    /// <summary>Whether a field's value is this text.</summary>
    public bool Is(JsonField field, ReadOnlySpan<byte> text) => this[field].SequenceEqual(text);
}
