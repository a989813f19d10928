namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>STRUCTURED-DATA (https://www.rfc-editor.org/rfc/rfc5424#section-6.3): <c>[id name="value" …][…]</c>, where quotes, backslashes and closing brackets in values are escaped.</summary>
internal static class StructuredData
{
    /// <summary>Bytes of the structured data that a text begins with; -1 when it is broken.</summary>
    public static int Length(ReadOnlySpan<byte> text)
    {
        if (text[0] == '-') return text.Length == 1 || text[1] == ' ' ? 1 : -1;
        var at = 0;
        while (at < text.Length && text[at] == '[')
        {
            var isQuoted = false;
            for (at++; at < text.Length && (isQuoted || text[at] != ']'); at++)
            {
                if (text[at] == '"') isQuoted = !isQuoted;
                else if (isQuoted && text[at] == '\\') at++;
            }

            if (at >= text.Length) return -1;
            at++;
        }

        return at > 0 && (at == text.Length || text[at] == ' ') ? at : -1;
    }

    /// <summary>Adds every value as <c>id.name</c>.</summary>
    public static void Read(ReadOnlySpan<byte> data, KeyValues into)
    {
        Span<byte> key = stackalloc byte[256];
        while (!data.IsEmpty && data[0] == '[')
        {
            data = data[1..];
            var end = data.IndexOfAny(" ]"u8);
            if (end < 0) return;
            var id = data[..end];
            data = data[end..];
            while (!data.IsEmpty && data[0] == ' ')
            {
                data = data.TrimStart((byte)' ');
                var equals = data.IndexOf((byte)'=');
                if (equals < 0 || equals + 1 >= data.Length || data[equals + 1] != '"') return;
                var name = data[..equals];
                data = data[(equals + 2)..];
                var close = Close(data);
                if (close < 0) return;
                if (id.Length + name.Length + 1 <= key.Length)
                {
                    id.CopyTo(key);
                    key[id.Length] = (byte)'.';
                    name.CopyTo(key[(id.Length + 1)..]);
                    into.Add(key[..(id.Length + 1 + name.Length)], data[..close], "\"\\]"u8);
                }

                data = data[(close + 1)..];
            }

            if (data.IsEmpty || data[0] != ']') return;
            data = data[1..];
        }
    }

    private static int Close(ReadOnlySpan<byte> data)
    {
        for (var i = 0; i < data.Length; i++)
        {
            if (data[i] == '\\') i++;
            else if (data[i] == '"') return i;
        }

        return -1;
    }
}
