namespace Windhover.Integrations.Network.Collection;

/// <summary>
/// Cuts a connection's bytes into messages. Each message may be framed in either way: counted, as <c>LENGTH SP MESSAGE</c> (https://www.rfc-editor.org/rfc/rfc6587#section-3.4.1,
/// https://www.rfc-editor.org/rfc/rfc5425#section-4.3), or ended by a line feed or NUL (https://www.rfc-editor.org/rfc/rfc6587#section-3.4.2); a digit can only begin the first.
/// </summary>
/// <param name="longest">Bytes of the longest message; the rest is cut off.</param>
internal sealed class SyslogFrames(int longest)
{
    private const int MostDigits = 9;
    private readonly byte[] buffer = new byte[longest + (64 << 10)];
    private int start, end;
    private int cut;

    // Bytes still to be passed over of a counted message; -1 up to the next line end.
    private int skip;

    /// <summary>Where to read to; never empty.</summary>
    public Memory<byte> Free
    {
        get
        {
            if (start > 0)
            {
                buffer.AsSpan(start, end - start).CopyTo(buffer);
                (start, end) = (0, end - start);
            }

            return buffer.AsMemory(end);
        }
    }

    /// <summary>How many messages were cut off since the last call.</summary>
    public int TakeCut()
    {
        var count = cut;
        cut = 0;
        return count;
    }

    /// <summary>Takes what was read, and adds the messages that are complete.</summary>
    public void Take(int count, List<ReadOnlyMemory<byte>> messages)
    {
        end += count;
        while (start < end && Next(messages))
        {
        }
    }

    /// <summary>The connection has ended: what is left is a message that lacks its end.</summary>
    public void End(List<ReadOnlyMemory<byte>> messages)
    {
        if (start < end && skip == 0 && !char.IsAsciiDigit((char)buffer[start])) Add(buffer.AsSpan(start, end - start), messages);
        start = end;
    }

    /// <summary>A message as a line: trailing line ends and NUL taken off, line feeds inside as <c>#012</c>.</summary>
    public static byte[] OnOneLine(ReadOnlySpan<byte> message)
    {
        message = message.TrimEnd("\r\n\0"u8);
        var feeds = message.Count((byte)'\n');
        if (feeds == 0) return message.ToArray();
        var line = new byte[message.Length + (3 * feeds)];
        var at = 0;
        foreach (var one in message)
        {
            if (one != (byte)'\n') line[at++] = one;
            else
            {
                "#012"u8.CopyTo(line.AsSpan(at));
                at += 4;
            }
        }

        return line;
    }

    private bool Next(List<ReadOnlyMemory<byte>> messages)
    {
        if (skip != 0) return Skip();
        var bytes = buffer.AsSpan(start, end - start);
        var digits = bytes.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits == 0) return Line(bytes, messages);
        if (digits < 0) return bytes.Length > MostDigits && Line(bytes, messages);
        if (bytes[digits] != (byte)' ' || digits > MostDigits || !System.Buffers.Text.Utf8Parser.TryParse(bytes[..digits], out int length, out _)) return Line(bytes, messages);
        var whole = Math.Min(length, longest);
        if (bytes.Length - digits - 1 < whole) return false;
        Add(bytes.Slice(digits + 1, whole), messages);
        start += digits + 1 + whole;
        skip = length - whole;
        if (skip > 0) cut++;
        return true;
    }

    private bool Line(ReadOnlySpan<byte> bytes, List<ReadOnlyMemory<byte>> messages)
    {
        var length = bytes.IndexOfAny((byte)'\n', (byte)0);
        if (length < 0 && bytes.Length < longest) return false;
        var kept = length < 0 ? longest : Math.Min(length, longest);
        Add(bytes[..kept], messages);
        if (length < 0 || kept < length) cut++;
        skip = length < 0 ? -1 : 0;
        start += length < 0 ? kept : length + 1;
        return true;
    }

    private bool Skip()
    {
        var bytes = buffer.AsSpan(start, end - start);
        if (skip > 0)
        {
            var passed = Math.Min(skip, bytes.Length);
            start += passed;
            skip -= passed;
            return true;
        }

        var length = bytes.IndexOfAny((byte)'\n', (byte)0);
        start += length < 0 ? bytes.Length : length + 1;
        if (length >= 0) skip = 0;
        return true;
    }

    private static void Add(ReadOnlySpan<byte> message, List<ReadOnlyMemory<byte>> messages)
    {
        var line = OnOneLine(message);
        if (line.Length > 0) messages.Add(line);
    }
}
