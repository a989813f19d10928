using System.Text;

namespace Windhover.Integrations.Http.Collection;

/// <summary>Text as lines.</summary>
internal static class TextLines
{
    /// <summary>The lines of a text that are not empty.</summary>
    public static List<ReadOnlyMemory<byte>> Split(ReadOnlyMemory<byte> text)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        while (!text.IsEmpty)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (line.Span is [.., (byte)'\r']) line = line[..^1];
            if (!line.IsEmpty) lines.Add(line);
        }

        return lines;
    }

    /// <summary>A record of several lines as one: control characters as <c>#012</c>, three octal digits, as syslog daemons write them (https://www.rsyslog.com/doc/rainerscript/global.html, parser.escapeControlCharactersOnReceive).</summary>
    public static byte[] OnOneLine(string text) => Encoding.UTF8.GetBytes(text.TrimEnd('\r', '\n').Replace("\n", "#012", StringComparison.Ordinal).Replace("\r", "#015", StringComparison.Ordinal));
}
