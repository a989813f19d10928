namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>Keys and values of one record, unescaped; reused for every record. The first value of a key wins, as both vendors' pages say.</summary>
internal sealed class KeyValues
{
    private const int Most = 512;
    private readonly List<(int Key, int KeyLength, int Value, int ValueLength)> pairs = [];
    private byte[] text = new byte[4096];
    private int used;

    /// <summary>How many pairs there are.</summary>
    public int Count => pairs.Count;

    /// <summary>The value of a key; empty when the record does not have it.</summary>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> key]
    {
        get
        {
            foreach (var (start, length, value, valueLength) in pairs)
            {
                if (length == key.Length && text.AsSpan(start, length).SequenceEqual(key)) return text.AsSpan(value, valueLength);
            }

            return default;
        }
    }

    /// <summary>The first of two keys that has a value.</summary>
    public ReadOnlySpan<byte> First(ReadOnlySpan<byte> key, ReadOnlySpan<byte> otherwise) => this[key] is { IsEmpty: false } found ? found : this[otherwise];

    /// <summary>A pair's key.</summary>
    public ReadOnlySpan<byte> Key(int index) => text.AsSpan(pairs[index].Key, pairs[index].KeyLength);

    /// <summary>A pair's value.</summary>
    public ReadOnlySpan<byte> Value(int index) => text.AsSpan(pairs[index].Value, pairs[index].ValueLength);

    /// <summary>Forgets the last record.</summary>
    public void Clear()
    {
        pairs.Clear();
        used = 0;
    }

    /// <summary>Adds a pair; what comes after 512 pairs is left out.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">The value as written.</param>
    /// <param name="escaped">Characters that a backslash stands before; <c>n</c> and <c>r</c> among them stand for line ends. Other backslashes stay.</param>
    public void Add(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value, ReadOnlySpan<byte> escaped)
    {
        if (pairs.Count >= Most) return;
        var needed = used + key.Length + value.Length;
        if (needed > text.Length) Array.Resize(ref text, Math.Max(text.Length * 2, needed));
        var start = used;
        key.CopyTo(text.AsSpan(used));
        used += key.Length;
        var valueStart = used;
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c == '\\' && i + 1 < value.Length && escaped.IndexOf(value[i + 1]) >= 0)
            {
                c = value[++i];
                c = c == (byte)'n' ? (byte)'\n' : c == (byte)'r' ? (byte)'\r' : c;
            }

            text[used++] = c;
        }

        pairs.Add((start, key.Length, valueStart, used - valueStart));
    }
}
