namespace Windhover.Core.Ingestion.Reading;

/// <content>What holds no record, and where to go on behind it.</content>
internal sealed partial class JsonFramer
{
    /// <summary>The value is broken: rejects it and goes on at the next place that looks like the beginning of a record.</summary>
    private Frame Broken(ByteWindow window, string reason)
    {
        Distrust(window);
        return PassOver(window, reason, default, 1, lost: true);
    }

    /// <summary>The file ends inside the value. What looks like a record in it is taken for one; else the tail is left in the window.</summary>
    private Frame AtEnd(ByteWindow window)
    {
        // The window is at the tail: an end that is only put off must not change what a later run, with more of the file, makes of it.
        var before = layout;
        if (!grows) Distrust(window);
        if (!grows && boundaries.Find(window.Bytes, window.Offset, 1, layout, BoundarySigns.Any, final: true, out _) >= 0) return PassOver(window, Reasons.CutShort, default, 1, lost: true);
        layout = before;
        boundaries.Clear();
        Unfinished = Reasons.CutShort;
        return default;
    }

    /// <summary>The value is longer than a record may be: it ends at its bracket, or where another record begins.</summary>
    private Frame TooLong(ByteWindow window, JsonScanner scanner, int at)
    {
        Distrust(window);
        return boundaries.Find(window.Bytes[..longest], window.Offset, 1, layout, BoundarySigns.Any, final: false, out _) >= 0
            ? PassOver(window, Reasons.CutShort, default, 1, lost: true)
            : PassOver(window, Reasons.TooLong(longest), scanner, at, lost: false);
    }

    private void Distrust(ByteWindow window)
    {
        Learn(window.Bytes, whole: false);
        layout.Suspicious = true;
    }

    /// <summary>Passes bytes without keeping them, up to the value's end or the next beginning.</summary>
    /// <param name="window">At the value's first byte.</param>
    /// <param name="reason">Why it is passed over.</param>
    /// <param name="scanner">Knows the value up to <paramref name="at"/>.</param>
    /// <param name="at">Where to go on, counted from the window.</param>
    /// <param name="lost">Brackets say nothing any more.</param>
    private Frame PassOver(ByteWindow window, string reason, JsonScanner scanner, int at, bool lost)
    {
        var start = window.Offset;
        var searchedFrom = Math.Max(1, at - JsonBoundaries.Reach);
        var ended = false;
        while (true)
        {
            var bytes = window.Bytes;
            var next = boundaries.Find(bytes, window.Offset, searchedFrom, layout, BoundarySigns.Any, ended, out var isDocument);
            var sure = ended ? bytes.Length : Math.Max(searchedFrom, bytes.Length - JsonBoundaries.Reach);
            var until = next >= 0 ? next : sure;
            if (!lost && at < until)
            {
                var result = scanner.Scan(bytes[..until], ref at);
                if (result == JsonScan.Done) return Passed(window, start, at, reason, trim: false);
                lost = result is JsonScan.Mismatch or JsonScan.LineEndInText;
            }

            if (next >= 0 || ended)
            {
                if (isDocument || ended) (layout.InArray, layout.Wrapping) = (false, 0);
                layout.BehindArray = false;
                return Passed(window, start, until, reason, trim: true);
            }

            searchedFrom = sure;
            if (lost) at = sure;
            var dropped = Math.Max(0, Math.Min(at, searchedFrom) - PatternSearch.LookBack);
            window.Advance(dropped);
            at -= dropped;
            searchedFrom -= dropped;
            ended = !window.Fill();
        }
    }

    private Frame Passed(ByteWindow window, long start, int length, string reason, bool trim)
    {
        if (trim)
        {
            // White space is left for the next record, whose indentation it is; no more than what is always kept, so that the length does not
            // depend on how the window was filled.
            var looked = window.Bytes[Math.Max(0, length - PatternSearch.LookBack)..length];
            length -= looked.Length - looked.TrimEnd(" \t\r\n,"u8).Length;
        }

        window.Advance(length);
        if (layout.BehindArray) (layout.BehindArray, layout.Wrapping) = (false, 0);
        return new Frame(FrameKind.Rejected, start, window.Offset - start, reason);
    }

    /// <summary>Rejects what is neither object nor array: to the end of the text, the number or the line.</summary>
    private Frame Junk(ByteWindow window)
    {
        var start = window.Offset;
        var isText = window.Bytes[0] == (byte)'"';
        var isElement = layout.InArray && window.Bytes[0] is not ((byte)'}' or (byte)':');
        var reason = isElement ? Reasons.NotAnObject : Reasons.Unexpected;
        var escaped = false;
        var at = 1;
        while (true)
        {
            var bytes = window.Bytes;
            for (; at < bytes.Length; at++)
            {
                var one = bytes[at];
                if (one == (byte)'\n') return Passed(window, start, at, reason, trim: true);
                if (isText)
                {
                    if (one == (byte)'"' && !escaped) return Passed(window, start, at + 1, reason, trim: false);
                    escaped = one == (byte)'\\' && !escaped;
                }
                else if (isElement ? one is (byte)',' or (byte)']' or (byte)'{' : one == (byte)'{' && !layout.LineBound)
                    return Passed(window, start, at, reason, trim: true);
            }

            var dropped = Math.Max(0, at - PatternSearch.LookBack);
            window.Advance(dropped);
            at -= dropped;
            if (!window.Fill()) return Passed(window, start, window.Bytes.Length, reason, trim: true);
        }
    }
}
