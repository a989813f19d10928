namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// Looks for the next place of a pattern ahead, and remembers it, so that many short records before one far place do not search the same bytes again.
/// </summary>
internal struct PatternSearch
{
    /// <summary>White space between a record and the next that is looked over at most.</summary>
    public const int LookBack = 32;

    private long searchedFrom = long.MaxValue, searchedTo, foundAt = -1;

    public PatternSearch()
    {
    }

    /// <summary>The first place at or behind <paramref name="from"/> where the pattern stands whole; -1 for none.</summary>
    /// <param name="bytes">The bytes that are known.</param>
    /// <param name="offset">Offset of their first, in the file.</param>
    /// <param name="from">Index of the first place allowed.</param>
    /// <param name="pattern">Always the same for one search; of a signature the bracket and the first name.</param>
    public int Find(ReadOnlySpan<byte> bytes, long offset, int from, ReadOnlySpan<byte> pattern) => Find(bytes, offset, from, pattern, isSignature: false, default, final: true);

    /// <summary>The same for a record's signature, which must stand where a record may begin.</summary>
    /// <param name="second">The signature's second name.</param>
    /// <param name="final">Nothing comes behind the bytes that would count.</param>
    public int FindSignature(ReadOnlySpan<byte> bytes, long offset, int from, ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> second, bool final)
        => Find(bytes, offset, from, pattern, isSignature: true, second, final);

    private int Find(ReadOnlySpan<byte> bytes, long offset, int from, ReadOnlySpan<byte> pattern, bool isSignature, ReadOnlySpan<byte> second, bool final)
    {
        if (pattern.IsEmpty) return -1;
        var fromOffset = offset + from;
        if (fromOffset < searchedFrom || fromOffset > searchedTo) (searchedFrom, searchedTo, foundAt) = (fromOffset, fromOffset, -1);
        if (foundAt >= 0 && foundAt < fromOffset) foundAt = -1;
        while (foundAt < 0)
        {
            var start = (int)(searchedTo - offset);
            if (start >= bytes.Length) return -1;
            var found = bytes[start..].IndexOf(pattern);
            if (found < 0)
            {
                searchedTo = Math.Max(searchedTo, offset + bytes.Length - pattern.Length + 1);
                return -1;
            }

            searchedTo += found;
            var place = start + found;
            if (isSignature)
            {
                if (!final && bytes.Length - place < RecordSignature.Longest) return -1;
                if (!MayBegin(bytes[..place], second.IsEmpty) || !RecordSignature.GoesOn(bytes[(place + pattern.Length)..], second))
                {
                    searchedTo++;
                    continue;
                }
            }

            foundAt = searchedTo;
        }

        return foundAt + pattern.Length <= offset + bytes.Length ? (int)(foundAt - offset) : -1;
    }

    /// <summary>Whether an object here may be neither a property's value nor the first of an array; where one name is all there is to tell it by, it must follow another.</summary>
    private static bool MayBegin(ReadOnlySpan<byte> before, bool strict)
    {
        if (before.Length > LookBack) before = before[^LookBack..];
        before = before.TrimEnd(" \t\r\n\u001e"u8);
        return strict ? before is [.., (byte)',' or (byte)'}'] : before is [.., not ((byte)':' or (byte)'[')];
    }
}
