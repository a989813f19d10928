using System.Buffers;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Cef;

/// <summary>
/// Cuts the extension: <c>key=value key=value</c>, where values hold spaces, and <c>=</c>, a backslash and line ends in them are escaped. Many senders forget to
/// escape <c>=</c>: it only begins a value where the word before it can be a key.
/// </summary>
internal static class CefExtension
{
    private static readonly SearchValues<byte> KeyLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-[]"u8);

    /// <summary>Adds the pairs of an extension.</summary>
    public static void Read(ReadOnlySpan<byte> text, KeyValues into)
    {
        var equals = NextEquals(text, 0, out var key);
        while (equals >= 0)
        {
            var name = text[key..equals];
            var next = NextEquals(text, equals + 1, out var nextKey);
            var value = next < 0 ? text[(equals + 1)..] : text[(equals + 1)..nextKey];
            into.Add(name, value.Trim((byte)' '), "=\\nr|"u8);
            (equals, key) = (next, nextKey);
        }
    }

    private static int NextEquals(ReadOnlySpan<byte> text, int from, out int key)
    {
        key = from;
        for (var i = from; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
                continue;
            }

            if (text[i] != '=') continue;
            var start = text[from..i].LastIndexOf((byte)' ') + 1 + from;
            // Behind another "=" there is no space before the key: it is part of the value.
            if (start == i || (start == from && from > 0) || text[start..i].ContainsAnyExcept(KeyLetters)) continue;
            key = start;
            return i;
        }

        return -1;
    }
}
