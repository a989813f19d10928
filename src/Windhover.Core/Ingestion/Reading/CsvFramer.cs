namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// Cuts comma-separated values (RFC 4180) into records: at LF or CR LF, but not inside a quoted field. A quote that is not closed within the longest record
/// costs its own line only: the next line is a record again.
/// </summary>
/// <param name="longest">Bytes of the longest record.</param>
/// <param name="grows">The last record is waited for until it has its line end.</param>
internal sealed class CsvFramer(int longest, bool grows = false) : IFramer
{
    private readonly LineFramer lines = new(longest, grows);

    // A stretch that was searched, in which every line end is inside a field: a field that is open at one of them leads to the same place, without searching it again.
    private long openFrom = long.MaxValue, openUntil = long.MinValue;
    private CsvScan openScan;

    /// <inheritdoc/>
    public string? Unfinished => null;

    /// <inheritdoc/>
    public Frame Next(ByteWindow window, out ReadOnlySpan<byte> record)
    {
        // One byte more than the limit may still be the CR of a line end, and one the LF.
        var limit = longest + 2;
        var scan = default(CsvScan);
        var firstLine = -1;
        while (true)
        {
            var bytes = window.Bytes;
            var isWhole = bytes.Length >= limit;
            var end = scan.LineEnd(isWhole ? bytes[..limit] : bytes, firstLine >= 0);
            if (end >= 0 && scan.IsQuoted)
            {
                firstLine = end;
                Skip(window.Offset, end, ref scan);
                continue;
            }

            if (end >= 0) return Record(window, end, 1, firstLine, out record);
            if (!isWhole && window.Fill()) continue;
            record = default;
            if (grows && !isWhole && window.Failure is null) return default;
            if (isWhole || (scan.IsQuoted && !window.Bytes.IsEmpty) || window.Failure is not null) return Unclosed(window, firstLine, scan, isWhole, out record);
            record = default;
            return window.Bytes.IsEmpty ? default : Record(window, window.Bytes.Length, 0, firstLine, out record);
        }
    }

    /// <inheritdoc/>
    public byte[] SaveState() => [];

    /// <inheritdoc/>
    public void RestoreState(ReadOnlySpan<byte> state)
    {
    }

    private void Skip(long offset, int lineEnd, ref CsvScan scan)
    {
        if (offset + lineEnd >= openFrom && offset + lineEnd < openUntil) scan = openScan.MovedBy(openUntil - offset);
    }

    private Frame Unclosed(ByteWindow window, int firstLine, CsvScan scan, bool isWhole, out ReadOnlySpan<byte> record)
    {
        record = default;
        if (firstLine < 0)
        {
            // A line beyond the limit, or the part of one before a break, which the caller reports; else the last line, with a quote that is open.
            if (isWhole || window.Failure is not null) return lines.Next(window, out record);
            var last = new Frame(FrameKind.Rejected, window.Offset, window.Bytes.Length, Reasons.QuoteNotClosed);
            window.Advance(window.Bytes.Length);
            return last;
        }

        openFrom = window.Offset + firstLine;
        openUntil = window.Offset + scan.At;
        openScan = scan.MovedBy(-scan.At);
        return FirstLine(window, firstLine);
    }

    private static Frame FirstLine(ByteWindow window, int lineEnd)
    {
        var line = window.Bytes[..lineEnd];
        var frame = new Frame(FrameKind.Rejected, window.Offset, line is [.., (byte)'\r'] ? lineEnd - 1 : lineEnd, Reasons.QuoteNotClosed);
        window.Advance(lineEnd + 1);
        return frame;
    }

    private Frame Record(ByteWindow window, int length, int lineEnd, int firstLine, out ReadOnlySpan<byte> record)
    {
        record = default;
        var line = window.Bytes[..length];
        if (lineEnd > 0 && line is [.., (byte)'\r']) line = line[..^1];
        if (line.Length > longest && firstLine >= 0) return FirstLine(window, firstLine);
        var offset = window.Offset;
        window.Advance(length + lineEnd);
        if (line.IsEmpty) return new Frame(FrameKind.Ignored, offset, 0, "empty line");
        if (line.Length > longest) return new Frame(FrameKind.Rejected, offset, line.Length, Reasons.TooLong(longest));
        record = line;
        return new Frame(FrameKind.Record, offset, line.Length);
    }
}
