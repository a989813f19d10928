namespace Windhover.Core.Ingestion.Reading;

/// <summary>How far a record was searched for its end, and whether that is inside a quoted field.</summary>
internal struct CsvScan
{
    private int closedAt;
    private bool hasClosed;

    /// <summary>The first byte that was not looked at, counted from the record's first.</summary>
    public int At { get; private set; }

    /// <summary>Whether a quoted field is open.</summary>
    public bool IsQuoted { get; private set; }

    /// <summary>The same place, counted from elsewhere.</summary>
    public readonly CsvScan MovedBy(long count) => this with { At = (int)(At + count), closedAt = (int)(closedAt + count) };

    /// <summary>Looks on for the line end that ends the record, or, with a field open, for the record's first.</summary>
    /// <param name="bytes">The record's bytes so far, and what comes behind.</param>
    /// <param name="hasFirst">Whether its first line end was found before.</param>
    /// <returns>Where the line end is; -1 when there is none in these bytes.</returns>
    public int LineEnd(ReadOnlySpan<byte> bytes, bool hasFirst)
    {
        while (At < bytes.Length)
        {
            var rest = bytes[At..];
            var next = IsQuoted && hasFirst ? rest.IndexOf((byte)'"') : rest.IndexOfAny((byte)'"', (byte)'\n');
            if (next < 0)
            {
                At = bytes.Length;
                return -1;
            }

            var found = At + next;
            At = found + 1;
            if (bytes[found] == '\n') return found;
            Quote(bytes, found);
        }

        return -1;
    }

    // A quote opens a field only at its beginning; inside, a doubled one closes and opens again, which comes to the same.
    private void Quote(ReadOnlySpan<byte> bytes, int at)
    {
        if (IsQuoted)
        {
            IsQuoted = false;
            hasClosed = true;
            closedAt = at;
            return;
        }

        IsQuoted = at == 0 || bytes[at - 1] is (byte)',' or (byte)';' or (byte)'\t' || (hasClosed && closedAt == at - 1);
    }
}
