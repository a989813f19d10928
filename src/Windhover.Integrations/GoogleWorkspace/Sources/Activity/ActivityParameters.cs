using System.Text.Json;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.GoogleWorkspace.Sources.Activity;

/// <summary>
/// The parameters of one event as a flat list of names and values, whatever form they have: the API's list (<c>name</c> with <c>value</c>, <c>intValue</c>,
/// <c>boolValue</c>, <c>multiValue</c>, <c>messageValue</c> …), the same inside Cloud Logging (<c>parameter</c>, <c>multiStrValue</c>), or an export's object of names.
/// Names of nested messages are joined by dots. Reused for every event.
/// </summary>
internal sealed class ActivityParameters
{
    private const int MostEntries = 512;
    private const int DeepestName = 8;

    private readonly List<Entry> entries = [];
    private byte[] text = new byte[4096];
    private int used;

    /// <summary>How many values there are.</summary>
    public int Count => entries.Count;

    /// <summary>The first value of a name; empty when there is none.</summary>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> name]
    {
        get
        {
            for (var i = 0; i < entries.Count; i++)
            {
                if (Name(i).SequenceEqual(name)) return Value(i);
            }

            return default;
        }
    }

    /// <summary>The name of a value.</summary>
    public ReadOnlySpan<byte> Name(int index) => text.AsSpan(entries[index].NameStart, entries[index].NameLength);

    /// <summary>A value.</summary>
    public ReadOnlySpan<byte> Value(int index) => text.AsSpan(entries[index].ValueStart, entries[index].ValueLength);

    /// <summary>Whether one of a name's values is this text.</summary>
    public bool Has(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (Name(i).SequenceEqual(name) && Value(i).SequenceEqual(value)) return true;
        }

        return false;
    }

    /// <summary>Forgets the last event's.</summary>
    public void Clear()
    {
        entries.Clear();
        used = 0;
    }

    /// <summary>Reads the parameters of an event.</summary>
    /// <param name="json">Whole JSON: the list or object; empty for none.</param>
    public void Read(ReadOnlySpan<byte> json)
    {
        Clear();
        if (json.IsEmpty) return;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        try
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray) List(ref reader, default, 0);
            else if (reader.TokenType == JsonTokenType.StartObject) Names(ref reader, default, 0);
        }
        catch (InvalidOperationException)
        {
            // An escape that stands for no character ends the list; what came before it is kept.
        }
    }

    // [{"name": …, "value": …}, …]
    private void List(ref Utf8JsonReader reader, (int Start, int Length) prefix, int depth)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject && depth < DeepestName) Named(ref reader, prefix, depth);
            else reader.Skip();
        }
    }

    // The name may stand behind its value: it is looked for first.
    private void Named(ref Utf8JsonReader reader, (int Start, int Length) prefix, int depth)
    {
        var look = reader;
        (int, int) name = default;
        var found = false;
        while (look.Read() && look.TokenType == JsonTokenType.PropertyName)
        {
            var isName = look.TextIs("name"u8);
            look.Read();
            if (isName && look.TokenType == JsonTokenType.String)
            {
                name = Join(prefix, ref look);
                found = true;
                break;
            }

            look.Skip();
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            // Beside the value stand its name and, in Cloud Logging, "label" and "type".
            var isValue = found && (Ends(ref reader, "alue"u8) || reader.TextIs("parameter"u8));
            reader.Read();
            if (isValue) Values(ref reader, name, depth + 1);
            else reader.Skip();
        }
    }

    // {"NAME": value, …}; inside a message value the list is called "parameter".
    private void Names(ref Utf8JsonReader reader, (int Start, int Length) prefix, int depth)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isList = reader.TextIs("parameter"u8);
            var name = isList ? prefix : Join(prefix, ref reader);
            reader.Read();
            if (depth >= DeepestName) reader.Skip();
            else if (isList && reader.TokenType == JsonTokenType.StartArray) List(ref reader, prefix, depth + 1);
            else Values(ref reader, name, depth + 1);
        }
    }

    private void Values(ref Utf8JsonReader reader, (int Start, int Length) name, int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject when depth < DeepestName:
                Names(ref reader, name, depth);
                break;
            case JsonTokenType.StartArray when depth < DeepestName:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) Values(ref reader, name, depth + 1);
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                reader.Skip();
                break;
            case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                if (entries.Count >= MostEntries) break;
                var start = used;
                Copy(ref reader);
                entries.Add(new Entry(name.Start, name.Length, start, used - start));
                break;
        }
    }

    private static bool Ends(ref Utf8JsonReader reader, ReadOnlySpan<byte> ending) => !reader.ValueIsEscaped && reader.ValueSpan.EndsWith(ending);

    private (int Start, int Length) Join((int Start, int Length) prefix, ref Utf8JsonReader reader)
    {
        var start = used;
        if (prefix.Length > 0)
        {
            Reserve(prefix.Length + 1);
            text.AsSpan(prefix.Start, prefix.Length).CopyTo(text.AsSpan(used));
            used += prefix.Length;
            text[used++] = (byte)'.';
        }

        Copy(ref reader);
        return (start, used - start);
    }

    private void Copy(ref Utf8JsonReader reader)
    {
        var length = reader.ValueSpan.Length;
        Reserve(length);
        if (reader.ValueIsEscaped)
        {
            used += reader.CopyString(text.AsSpan(used));
            return;
        }

        reader.ValueSpan.CopyTo(text.AsSpan(used));
        used += length;
    }

    private void Reserve(int length)
    {
        if (used + length > text.Length) Array.Resize(ref text, Math.Max(text.Length * 2, used + length));
    }

    private readonly record struct Entry(int NameStart, int NameLength, int ValueStart, int ValueLength);
}
