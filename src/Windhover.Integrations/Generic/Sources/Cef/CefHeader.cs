namespace Windhover.Integrations.Generic.Sources.Cef;

/// <summary>
/// Finds and cuts the header: <c>CEF:Version|Device Vendor|Device Product|Device Version|Device Event Class ID|Name|Severity|Extension</c>, in whose fields a bar and a
/// backslash are escaped.
/// </summary>
internal static class CefHeader
{
    /// <summary>Names under which the fields are kept.</summary>
    private static readonly byte[][] Names = [.. new[] { "deviceVendor", "deviceProduct", "deviceVersion", "deviceEventClassId", "name", "severity" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>Whether a line has such a header with all its bars, at its beginning or behind a syslog header.</summary>
    public static bool IsOne(ReadOnlySpan<byte> line)
    {
        var at = Find(line);
        return at >= 0 && line[at..].Count((byte)'|') >= Names.Length;
    }

    /// <summary>Where <c>CEF:0|</c> or <c>CEF:1|</c> stands: at the beginning or behind a space, not inside a text; -1 for nowhere.</summary>
    public static int Find(ReadOnlySpan<byte> line)
    {
        var from = 0;
        while (true)
        {
            var at = line[from..].IndexOf("CEF:"u8);
            if (at < 0) return -1;
            at += from;
            var version = line[(at + 4)..].TrimStart((byte)' ');
            if (version.Length > 1 && version[0] is (byte)'0' or (byte)'1' && version[1] is (byte)'|' or (byte)'.' && (at == 0 || line[at - 1] is (byte)' ' or 0xBF or (byte)'>')) return at;
            from = at + 4;
        }
    }

    /// <summary>Cuts the header.</summary>
    /// <param name="text">Starts with <c>CEF:</c>; the extension is left.</param>
    /// <param name="into">Where the fields go.</param>
    /// <returns>False when a bar is missing. The last one may be, when there is no extension.</returns>
    public static bool TryTake(ref ReadOnlySpan<byte> text, Common.KeyValues into)
    {
        text = text[(text.IndexOf((byte)'|') + 1)..];
        for (var i = 0; i < Names.Length; i++)
        {
            var bar = Bar(text);
            if (bar < 0 && i < Names.Length - 1) return false;
            into.Add(Names[i], (bar < 0 ? text : text[..bar]).Trim((byte)' '), "|\\"u8);
            text = bar < 0 ? default : text[(bar + 1)..];
        }

        return true;
    }

    private static int Bar(ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\') i++;
            else if (text[i] == '|') return i;
        }

        return -1;
    }
}
