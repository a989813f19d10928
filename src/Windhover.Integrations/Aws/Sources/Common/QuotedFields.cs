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
    /// <param name="line">The line.</param>
    /// <param name="lastTexts">
    /// Position of the first of the last two quoted texts, which clients fill as they like: together they end at the line's last quote, so that nothing that a client
    /// wrote can pass for a field behind them. -1 where the log writes quotes inside a text in another way.
    /// </param>
    /// <returns>False when a quote is not closed.</returns>
    public bool Read(ReadOnlySpan<byte> line, int lastTexts = -1)
    {
        Count = 0;
        for (var start = 0; start < line.Length && Count < Most;)
        {
            var rest = line[start..];
            if (Count == lastTexts && rest[0] == '"' && LastTexts(rest, ref start)) continue;
            var isTime = rest[0] == '[' && IsBracketed(rest);
            var length = isTime ? rest.IndexOf((byte)']') + 1 : rest[0] == '"' ? Quoted(rest) : rest.IndexOf((byte)' ');
            if (length < 0 && rest[0] == '"') return false;
            if (length < 0) length = rest.Length;
            places[Count++] = isTime || rest[0] == '"' ? (start + 1, length - 2) : (start, length);
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

    private bool LastTexts(ReadOnlySpan<byte> rest, ref int start)
    {
        var end = rest.LastIndexOf((byte)'"');
        var border = rest[..end].IndexOf("\" \""u8);
        if (border < 1) return false;
        places[Count++] = (start + 1, border - 1);
        places[Count++] = (start + border + 3, end - border - 3);
        start += end + 2;
        return true;
    }

    // An IPv6 address before its port stands in brackets too.
    private static bool IsBracketed(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)']');
        return end >= 0 && (end + 1 == text.Length || text[end + 1] == ' ');
    }

    // Length with both quotes; -1 when it does not end.
    private static int Quoted(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            var next = text[i..].IndexOf((byte)'"');
            if (next < 0) return -1;
            i += next;
            if (i + 1 == text.Length || text[i + 1] == ' ') return i + 1;
        }

        return -1;
    }
}
