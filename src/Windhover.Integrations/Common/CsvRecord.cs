namespace Windhover.Integrations.Common;

/// <summary>The fields of one CSV record (RFC 4180), unquoted; reused for every record. Quotes inside an unquoted field are kept as they are.</summary>
internal sealed class CsvRecord
{
    private readonly List<(int Start, int Length)> fields = [];
    private byte[] text = new byte[4096];

    /// <summary>How many fields the record has.</summary>
    public int Count => fields.Count;

    /// <summary>A field; empty when the record has fewer.</summary>
    public ReadOnlySpan<byte> this[int index] =>
        (uint)index < (uint)fields.Count ? text.AsSpan(fields[index].Start, fields[index].Length) : default;

    /// <summary>Cuts a record.</summary>
    /// <param name="record">The record, without its line end.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <returns>False when a quoted field is not closed or something follows its quote.</returns>
    public bool Read(ReadOnlySpan<byte> record, byte separator = (byte)',')
    {
        fields.Clear();
        if (text.Length < record.Length) text = new byte[Math.Max(text.Length * 2, record.Length)];
        var written = 0;
        while (true)
        {
            var start = written;
            var isQuoted = record is [(byte)'"', ..];
            if (isQuoted)
            {
                if (!Quoted(ref record, ref written)) return false;
            }
            else
            {
                var end = record.IndexOf(separator);
                var value = end < 0 ? record : record[..end];
                value.CopyTo(text.AsSpan(written));
                written += value.Length;
                record = record[value.Length..];
            }

            fields.Add((start, written - start));
            if (record.IsEmpty) return true;
            if (record[0] != separator) return false;
            record = record[1..];
        }
    }

    // A quote inside is written twice.
    private bool Quoted(ref ReadOnlySpan<byte> record, ref int written)
    {
        record = record[1..];
        while (true)
        {
            var quote = record.IndexOf((byte)'"');
            if (quote < 0) return false;
            record[..quote].CopyTo(text.AsSpan(written));
            written += quote;
            record = record[(quote + 1)..];
            if (record is not [(byte)'"', ..]) return true;
            text[written++] = (byte)'"';
            record = record[1..];
        }
    }
}
