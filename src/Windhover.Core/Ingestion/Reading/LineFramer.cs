namespace Windhover.Core.Ingestion.Reading;

/// <summary>Cuts at LF or CR LF; the last line needs neither, unless more may come.</summary>
/// <param name="longest">Bytes of the longest record.</param>
/// <param name="grows">The last line is waited for until it has its line end.</param>
internal sealed class LineFramer(int longest, bool grows = false) : IFramer
{
    /// <inheritdoc/>
    public string? Unfinished => null;

    /// <inheritdoc/>
    public Frame Next(ByteWindow window, out ReadOnlySpan<byte> record)
    {
        var searched = 0;
        while (true)
        {
            var bytes = window.Bytes;
            var found = bytes[searched..].IndexOf((byte)'\n');
            if (found >= 0) return Line(window, searched + found, 1, out record);
            searched = bytes.Length;

            // One byte more than the limit may still be the CR of a line end.
            if (searched > longest + 1) return PassOver(window, out record);
            if (window.Fill()) continue;
            if (window.Bytes.IsEmpty || grows)
            {
                record = default;
                return default;
            }

            // The line that a broken file ends in is reported with the break, by the caller.
            if (window.Failure is null) return Line(window, searched, 0, out record);
            record = default;
            return default;
        }
    }

    /// <inheritdoc/>
    public byte[] SaveState() => [];

    /// <inheritdoc/>
    public void RestoreState(ReadOnlySpan<byte> state)
    {
    }

    private Frame Line(ByteWindow window, int length, int lineEnd, out ReadOnlySpan<byte> record)
    {
        var line = window.Bytes[..length];
        var offset = window.Offset;
        window.Advance(length + lineEnd);
        if (lineEnd > 0 && line is [.., (byte)'\r']) line = line[..^1];
        record = default;
        if (line.IsEmpty) return new Frame(FrameKind.Ignored, offset, 0, "empty line");
        if (line.Length > longest) return new Frame(FrameKind.Rejected, offset, line.Length, Reasons.TooLong(longest));
        record = line;
        return new Frame(FrameKind.Record, offset, line.Length);
    }

    private Frame PassOver(ByteWindow window, out ReadOnlySpan<byte> record)
    {
        record = default;
        var offset = window.Offset;
        var lastIsCr = false;
        while (true)
        {
            var bytes = window.Bytes;
            var found = bytes.IndexOf((byte)'\n');
            if (found >= 0)
            {
                if (found > 0) lastIsCr = bytes[found - 1] == (byte)'\r';
                var length = window.Offset + found - offset - (lastIsCr ? 1 : 0);
                window.Advance(found + 1);
                return new Frame(FrameKind.Rejected, offset, length, Reasons.TooLong(longest));
            }

            if (!bytes.IsEmpty) lastIsCr = bytes[^1] == (byte)'\r';
            window.Advance(bytes.Length);
            if (!window.Fill()) return new Frame(FrameKind.Rejected, offset, window.Offset - offset, Reasons.TooLong(longest));
        }
    }
}
