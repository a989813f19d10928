namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// Cuts comma-separated values (RFC 4180) into records: at LF or CR LF, but not inside a quoted field. A quote that is never closed costs its own line only:
/// the next line is a record again.
/// </summary>
/// <param name="longest">Bytes of the longest record.</param>
/// <param name="grows">The last record is waited for until it has its line end.</param>
internal sealed class CsvFramer(int longest, bool grows = false) : IFramer
{
    private readonly LineFramer lines = new(longest, grows);

    /// <inheritdoc/>
    public string? Unfinished => null;

    /// <inheritdoc/>
    public Frame Next(ByteWindow window, out ReadOnlySpan<byte> record)
    {
        record = default;
        var at = 0;
        var isQuoted = false;
        while (true)
        {
            var bytes = window.Bytes;
            var end = End(bytes, ref at, ref isQuoted);
            if (end >= 0) return Record(window, end, 1, out record);
            if (bytes.Length <= longest + 1 && window.Fill()) continue;
            if (grows && bytes.Length <= longest + 1) return default;
            if (!isQuoted) return lines.Next(window, out record);
            var line = window.Bytes.IndexOf((byte)'\n');
            if (line < 0) return lines.Next(window, out record);
            var offset = window.Offset;
            window.Advance(line + 1);
            return new Frame(FrameKind.Rejected, offset, line, Reasons.QuoteNotClosed);
        }
    }

    /// <inheritdoc/>
    public byte[] SaveState() => [];

    /// <inheritdoc/>
    public void RestoreState(ReadOnlySpan<byte> state)
    {
    }

    // A quote opens a field only at its beginning; inside, a doubled one closes and opens again, which comes to the same.
    private static int End(ReadOnlySpan<byte> bytes, ref int at, ref bool isQuoted)
    {
        while (at < bytes.Length)
        {
            var next = isQuoted ? bytes[at..].IndexOf((byte)'"') : bytes[at..].IndexOfAny((byte)'"', (byte)'\n');
            if (next < 0) break;
            at += next;
            if (bytes[at] == '\n') return at;
            if (isQuoted) isQuoted = false;
            else isQuoted = at == 0 || bytes[at - 1] is (byte)',' or (byte)';' or (byte)'\t' or (byte)'"';
            at++;
        }

        at = bytes.Length;
        return -1;
    }

    private static Frame Record(ByteWindow window, int length, int lineEnd, out ReadOnlySpan<byte> record)
    {
        var line = window.Bytes[..length];
        var offset = window.Offset;
        window.Advance(length + lineEnd);
        if (line is [.., (byte)'\r']) line = line[..^1];
        record = line;
        return line.IsEmpty ? new Frame(FrameKind.Ignored, offset, 0, "empty line") : new Frame(FrameKind.Record, offset, line.Length);
    }
}
