using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Leef;

/// <summary>Cuts <c>key=value</c> pairs at a delimiter. A piece without a key belongs to the value before it: the delimiter stood in that value.</summary>
internal static class LeefAttributes
{
    /// <summary>Adds the pairs.</summary>
    public static void Read(ReadOnlySpan<byte> text, ReadOnlySpan<byte> delimiter, KeyValues into)
    {
        while (!text.IsEmpty)
        {
            var end = End(text, delimiter);
            var pair = text[..end];
            text = end + delimiter.Length <= text.Length ? text[(end + delimiter.Length)..] : default;
            var equals = pair.IndexOf((byte)'=');
            if (equals > 0) into.Add(pair[..equals].Trim((byte)' '), pair[(equals + 1)..].Trim((byte)' '), "=\\nrt"u8);
        }
    }

    private static int End(ReadOnlySpan<byte> text, ReadOnlySpan<byte> delimiter)
    {
        var end = 0;
        while (true)
        {
            var next = text[end..].IndexOf(delimiter);
            if (next < 0) return text.Length;
            end += next;
            var rest = text[(end + delimiter.Length)..];
            var following = rest.IndexOf(delimiter);
            if (rest.IsEmpty || (following < 0 ? rest : rest[..following]).IndexOf((byte)'=') > 0) return end;
            end += delimiter.Length;
        }
    }
}
