namespace Windhover.Integrations.Aws.Sources.Common;

/// <summary>
/// Cuts a line of an access log at its spaces, without copying: a text with spaces stands in quotes, a time in brackets, and "-" is "not said". What a
/// client sent may hold quotes as they are, so that a quoted text ends only where a space or the line's end follows.
/// </summary>
internal sealed class QuotedFields
{
    private const int Most = 64;

    private readonly (int Start, int Length)[] places = new (int Start, int Length)[Most];

    /// <summary>How many fields the line has; those beyond 64 are left out.</summary>
    public int Count { get; private set; }

    /// <summary>Cuts a line.</summary>
    /// <returns>False when a quote or bracket is not closed.</returns>
    public bool Read(ReadOnlySpan<byte> line)
    {
        Count = 0;
        for (var start = 0; start < line.Length && Count < Most;)
        {
            var rest = line[start..];
            var isEnclosed = rest[0] is (byte)'"' or (byte)'[';
            var length = isEnclosed ? Enclosed(rest, rest[0] == '"' ? (byte)'"' : (byte)']') : rest.IndexOf((byte)' ');
            if (isEnclosed && length < 0) return false;
            if (length < 0) length = rest.Length;
            places[Count++] = isEnclosed ? (start + 1, length - 2) : (start, length);
            start += length + 1;
        }

        return true;
    }

    /// <summary>A field of the line that was read last; empty when it is "-" or the line has fewer.</summary>
    public ReadOnlySpan<byte> At(ReadOnlySpan<byte> line, int index)
    {
        if ((uint)index >= (uint)Count) return default;
        var value = line.Slice(places[index].Start, places[index].Length);
        return value.Length == 1 && value[0] == '-' ? default : value;
    }

    // Length with both ends; -1 when it does not end.
    private static int Enclosed(ReadOnlySpan<byte> text, byte end)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var next = text[i..].IndexOf(end);
            if (next < 0) return -1;
            i += next;
            if (i + 1 == text.Length || text[i + 1] == ' ') return i + 1;
        }

        return -1;
    }
}
