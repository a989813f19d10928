namespace Windhover.Integrations.Azure.Collection.Blob;

/// <summary>
/// Where records end in a blob: <c>{"records":[{…},{…}]}</c>, or one object a line. Only the outer shape is looked at. What stands behind the last whole record (a comma, the closing
/// brackets that Azure writes anew with each commit, half a record) is not taken yet.
/// </summary>
internal static class BlobRecords
{
    /// <summary>Bytes within which the outer shape must show.</summary>
    public const int HeadBytes = 256;

    /// <summary>Length of what stands before the first record; 0 for objects one a line, -1 when it is neither.</summary>
    public static int HeadLength(ReadOnlySpan<byte> start)
    {
        var rest = start;
        if (rest.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) rest = rest[3..];
        if (!Skip(ref rest, "{"u8)) return -1;
        if (!Skip(ref rest, "\"records\""u8) || !Skip(ref rest, ":"u8) || !Skip(ref rest, "["u8)) return 0;
        return start.Length - rest.Length;
    }

    /// <summary>The whole records of a stretch that begins behind the head or behind a record: where each begins and ends.</summary>
    public static IReadOnlyList<Range> Find(ReadOnlySpan<byte> bytes)
    {
        var found = new List<Range>();
        var at = 0;
        while (true)
        {
            while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',') at++;
            if (at >= bytes.Length || bytes[at] != (byte)'{') return found;
            var length = ObjectLength(bytes[at..]);
            if (length == 0) return found;
            found.Add(at..(at + length));
            at += length;
        }
    }

    /// <summary>Bytes up to the end of the last whole record, with the line end behind it where records stand one a line; 0 for none.</summary>
    public static int WholeLength(ReadOnlySpan<byte> bytes, bool areLines)
    {
        var records = Find(bytes);
        if (records.Count == 0) return 0;
        var end = records[^1].End.Value;
        while (areLines && end < bytes.Length && bytes[end] is (byte)'\r' or (byte)'\n') end++;
        return end;
    }

    private static bool Skip(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> expected)
    {
        rest = rest.TrimStart(" \t\r\n"u8);
        if (!rest.StartsWith(expected)) return false;
        rest = rest[expected.Length..];
        return true;
    }

    // 0 when its end is not there.
    private static int ObjectLength(ReadOnlySpan<byte> bytes)
    {
        var depth = 0;
        for (var at = 0; ;)
        {
            var next = bytes[at..].IndexOfAny((byte)'"', (byte)'{', (byte)'}');
            if (next < 0) return 0;
            at += next + 1;
            if (bytes[at - 1] == (byte)'{') depth++;
            else if (bytes[at - 1] == (byte)'}' && --depth == 0) return at;
            else if (bytes[at - 1] == (byte)'"' && !SkipText(bytes, ref at)) return 0;
        }
    }

    private static bool SkipText(ReadOnlySpan<byte> bytes, ref int at)
    {
        while (true)
        {
            var next = bytes[at..].IndexOfAny((byte)'"', (byte)'\\');
            if (next < 0) return false;
            at += next + 1;
            if (bytes[at - 1] == (byte)'"') return true;
            if (++at > bytes.Length) return false;
        }
    }
}
