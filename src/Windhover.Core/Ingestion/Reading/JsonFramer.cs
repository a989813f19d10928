namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// Cuts JSON in any layout into its records: objects one a line or one after the other, compact or pretty, a bare array, documents that hold the array
/// under a known name. Only brackets and texts are looked at; whether a record is right JSON is the reader's to say.
/// </summary>
/// <remarks>
/// What begins like a record is trusted to begin one, once something was broken: so a record that does not end costs itself and no other. It never
/// keeps more than one record in memory, and looks at no byte more than a few times, whatever the file holds.
/// </remarks>
/// <param name="longest">Bytes of the longest record.</param>
/// <param name="recordArrays">See <see cref="SourceDescriptor.RecordArrays"/>.</param>
/// <param name="grows">A value that does not end is waited for.</param>
internal sealed partial class JsonFramer(int longest, IReadOnlyList<string> recordArrays, bool grows = false) : IFramer
{
    private const int LongestLineStart = 64;
    private readonly RecordArrays arrays = new(recordArrays);
    private readonly JsonBoundaries boundaries = new();
    private readonly byte[] indent = new byte[LongestLineStart];
    private JsonLayout layout = new(), atLastFrame = new();

    // Bytes of white space between the start of the line and the window; -1 when something else stands there.
    private int indentLength = -1;
    private bool newLine;

    /// <inheritdoc/>
    public string? Unfinished { get; private set; }

    /// <inheritdoc/>
    public byte[] SaveState() => atLastFrame.Save();

    /// <inheritdoc/>
    public void RestoreState(ReadOnlySpan<byte> state) => layout = atLastFrame = JsonLayout.Restore(state);

    /// <inheritdoc/>
    public Frame Next(ByteWindow window, out ReadOnlySpan<byte> record)
    {
        record = default;
        Frame? frame = null;
        while (frame is null)
        {
            if (layout.BehindArray)
            {
                frame = Value(window, out record);
                continue;
            }

            if (!PassSeparators(window))
            {
                if (layout.InArray) Unfinished = Reasons.CutShort;
                return default;
            }

            var first = window.Bytes[0];
            if (first == (byte)'{') frame = Value(window, out record);
            else if (first == (byte)'[' && !layout.InArray)
            {
                layout.DocumentsStartLines |= indentLength == 0;
                EnterArray(window, 1, 0);
            }
            else if (first == (byte)']' && layout.InArray) LeaveArray(window);
            else if (first == (byte)'[') frame = Value(window, out record);
            else frame = Junk(window);
        }

        if (frame.Value.Kind != FrameKind.End) atLastFrame = layout;
        return frame.Value;
    }

    /// <summary>Passes white space, commas and record separators (https://www.rfc-editor.org/rfc/rfc7464); false at the end.</summary>
    private bool PassSeparators(ByteWindow window)
    {
        (indentLength, newLine) = (layout.Started ? -1 : 0, false);
        while (true)
        {
            var bytes = window.Bytes;
            var passed = 0;
            for (; passed < bytes.Length; passed++)
            {
                var one = bytes[passed];
                if (one is (byte)' ' or (byte)'\t')
                {
                    if (indentLength >= 0 && indentLength < indent.Length) indent[indentLength++] = one;
                }
                else if (one == (byte)'\n') (indentLength, newLine) = (0, true);
                else if (one is (byte)',' or 0x1E) indentLength = -1;
                else if (one != (byte)'\r') break;
            }

            window.Advance(passed);
            if (passed < bytes.Length)
            {
                layout.Started = true;
                return true;
            }

            if (!window.Fill()) return false;
        }
    }

    /// <summary>Reads the object or array that the window is at, or what is left of a document; null when it turned out to hold records.</summary>
    private Frame? Value(ByteWindow window, out ReadOnlySpan<byte> record)
    {
        record = default;
        DecideLineBound(window.Bytes);
        var isDocument = !layout.InArray || layout.BehindArray;
        if (isDocument && !layout.BehindArray) layout.DocumentsStartLines |= indentLength == 0;
        var scanner = new JsonScanner(layout.BehindArray ? layout.Wrapping : 0, isDocument ? arrays.Depth : 0);
        var bounded = layout.LineBound || layout.Suspicious;
        var signs = layout.Suspicious ? BoundarySigns.Learned : BoundarySigns.Lines;
        var at = 0;
        var ended = false;
        while (true)
        {
            var known = window.Bytes;
            var complete = ended || known.Length >= longest;
            var final = ended && known.Length < longest;
            if (known.Length > longest) known = known[..longest];
            var next = bounded ? boundaries.Find(known, window.Offset, 1, layout, signs, final, out _) : -1;
            var until = next >= 0 ? next : complete || !bounded ? known.Length : Math.Max(0, known.Length - JsonBoundaries.Reach);
            var result = at < until ? scanner.Scan(known[..until], ref at) : JsonScan.More;
            if (result == JsonScan.Done) return Finish(window, at, out record);
            if (result == JsonScan.ArrayOpened)
            {
                if (!arrays.Match(known[..(at - 1)], scanner.Depth - 1, scanner.SecondOpenedAt)) continue;
                EnterArray(window, at, scanner.Depth - 1);
                return null;
            }

            if (result == JsonScan.Mismatch) return Broken(window, Reasons.Mismatch);
            if (result == JsonScan.LineEndInText) return Broken(window, Reasons.LineEndInText);
            if (next >= 0) return Broken(window, Reasons.CutShort);
            if (complete) return ended ? AtEnd(window) : TooLong(window, scanner, at);
            ended = !window.Fill();
        }
    }

    private Frame? Finish(ByteWindow window, int length, out ReadOnlySpan<byte> record)
    {
        record = default;
        var bytes = window.Bytes[..length];
        var offset = window.Offset;
        window.Advance(length);
        if (layout.BehindArray)
        {
            (layout.BehindArray, layout.Wrapping) = (false, 0);
            return null;
        }

        if (bytes[0] == (byte)'[') return new Frame(FrameKind.Rejected, offset, length, Reasons.NotAnObject);
        Learn(bytes, whole: true);
        record = bytes;
        return new Frame(FrameKind.Record, offset, length);
    }

    private void EnterArray(ByteWindow window, int length, int wrapping)
    {
        window.Advance(length);
        (layout.InArray, layout.BehindArray, layout.Wrapping) = (true, false, (byte)wrapping);
    }

    private void LeaveArray(ByteWindow window)
    {
        window.Advance(1);
        (layout.InArray, layout.BehindArray) = (false, layout.Wrapping > 0);
    }

    /// <summary>Learns from the first record how records begin.</summary>
    private void Learn(ReadOnlySpan<byte> bytes, bool whole)
    {
        if (layout.Learned || layout.BehindArray) return;
        layout.FirstOnOneLine = whole && !bytes.Contains((byte)'\n');
        layout.FirstInArray = layout.InArray;
        layout.LineStart = LineStart();
        (layout.Signature, layout.SecondName) = RecordSignature.Of(bytes);
        layout.Learned = whole || layout.Signature.Length > 0;
        boundaries.Clear();
    }

    /// <summary>Learns from the place of the second record whether records stand on lines of their own.</summary>
    private void DecideLineBound(ReadOnlySpan<byte> bytes)
    {
        if (!layout.Learned || layout.Decided || layout.BehindArray || layout.InArray != layout.FirstInArray || bytes[0] != (byte)'{') return;
        layout.Decided = true;
        if (layout.LineStart.Length == 0)
        {
            layout.LineStart = LineStart();
            boundaries.Clear();
        }

        layout.LinesOnly = newLine && layout.LineStart.Length > 0;
        layout.LineBound = layout.LinesOnly && layout.FirstOnOneLine;
    }

    private byte[] LineStart() => indentLength is < 0 or > LongestLineStart - 2 ? [] : [(byte)'\n', .. indent.AsSpan(0, indentLength), (byte)'{'];
}
