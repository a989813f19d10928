using System.Text.Json;
using Windhover.Core.Events;

namespace Windhover.Integrations.Common;

/// <summary>One pass over a record beside the tree of wanted fields: keeps the values of slots, adds the fields that models ask for, skips the rest.</summary>
/// <param name="root">The tree.</param>
/// <param name="fields">Where values are kept.</param>
internal sealed class JsonWalk(JsonFieldNode root, JsonValues fields)
{
    private const int LongestEscapedName = 256;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 128 };

    private byte[] unescaped = new byte[1024];
    private byte[] inner = [];

    /// <summary>Reads a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="output">Where the fields that models ask for go.</param>
    /// <returns>False when the record is no object.</returns>
    /// <exception cref="JsonException">The record is not JSON.</exception>
    /// <exception cref="InvalidOperationException">A text in it is not valid UTF-8.</exception>
    public bool Read(ReadOnlySpan<byte> record, EventBuffer output)
    {
        var reader = new Utf8JsonReader(record, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
        Object(ref reader, root, output, isInner: false);
        return !reader.Read();
    }

    private void Object(ref Utf8JsonReader reader, JsonFieldNode node, EventBuffer output, bool isInner)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var child = Child(ref reader, node);
            reader.Read();
            if (child is null) reader.Skip();
            else Whole(ref reader, child, output, isInner);
        }
    }

    private static JsonFieldNode? Child(ref Utf8JsonReader reader, JsonFieldNode node)
    {
        if (!reader.ValueIsEscaped) return node.Find(reader.ValueSpan) ?? node.FindDotted(reader.ValueSpan);
        if (reader.ValueSpan.Length > LongestEscapedName) return null;
        Span<byte> name = stackalloc byte[LongestEscapedName];
        return node.Find(name[..reader.CopyString(name)]);
    }

    private void Whole(ref Utf8JsonReader reader, JsonFieldNode node, EventBuffer output, bool isInner)
    {
        var start = (int)reader.TokenStartIndex;
        var isOpen = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        Value(ref reader, node, output, isInner);
        if (!node.IsWhole || !isOpen || !fields.IsFree(node.Slot)) return;
        if (isInner) fields.KeepCopy(node.Slot, inner.AsSpan(start, (int)reader.BytesConsumed - start));
        else fields.Keep(node.Slot, start, (int)reader.BytesConsumed - start);
    }

    private void Value(ref Utf8JsonReader reader, JsonFieldNode node, EventBuffer output, bool isInner)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when node.Children.Count > 0:
                Object(ref reader, node, output, isInner);
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) Value(ref reader, node, output, isInner);
                break;
            case JsonTokenType.StartObject:
                reader.Skip();
                break;
            case JsonTokenType.String:
                Text(ref reader, node, output, isInner);
                break;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                Scalar(node, reader.ValueSpan, (int)reader.TokenStartIndex, isCopy: isInner, output);
                break;
        }
    }

    private void Text(ref Utf8JsonReader reader, JsonFieldNode node, EventBuffer output, bool isInner)
    {
        var value = reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            if (unescaped.Length < value.Length) unescaped = new byte[Math.Max(unescaped.Length * 2, value.Length)];
            value = unescaped.AsSpan(0, reader.CopyString(unescaped));
        }

        if (node.IsWhole && !isInner && value is [(byte)'{' or (byte)'[', _, ..]) Inner(node, value, output);
        Scalar(node, value, (int)reader.TokenStartIndex + 1, reader.ValueIsEscaped || isInner, output);
    }

    /// <summary>Table exports write a whole object or array as JSON in a text.</summary>
    private void Inner(JsonFieldNode node, ReadOnlySpan<byte> text, EventBuffer output)
    {
        if (inner.Length < text.Length) inner = new byte[text.Length];
        text.CopyTo(inner);
        var reader = new Utf8JsonReader(inner.AsSpan(0, text.Length), Options);
        try
        {
            reader.Read();
            Whole(ref reader, node, output, isInner: true);
        }
        catch (JsonException)
        {
            // A text that only looks like JSON says nothing more.
        }
    }

    private void Scalar(JsonFieldNode node, ReadOnlySpan<byte> value, int start, bool isCopy, EventBuffer output)
    {
        if (!node.Wanted.IsNone) output.AddAttribute(node.Wanted, value);
        if (node.Slot < 0 || node.IsWhole || !fields.IsFree(node.Slot)) return;
        if (isCopy) fields.KeepCopy(node.Slot, value);
        else fields.Keep(node.Slot, start, value.Length);
    }
}
