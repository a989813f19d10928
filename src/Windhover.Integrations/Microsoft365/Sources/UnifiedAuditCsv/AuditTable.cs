using Windhover.Integrations.Common;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAuditCsv;

/// <summary>What the header of an export says: which column holds the record, and what parts columns (a comma; a semicolon or tab where Export-Csv follows the culture).</summary>
internal sealed class AuditTable
{
    private static readonly byte[] Separators = [(byte)',', (byte)';', (byte)'\t'];
    private static readonly byte[][] Others = [.. new[] { "CreationDate", "RecordType", "Operation", "Operations", "UserId", "UserIds", "RecordId" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private readonly CsvRecord record = new();

    /// <summary>Number of the column; -1 before a header was read.</summary>
    public int Column { get; private set; } = -1;

    /// <summary>What parts columns.</summary>
    public byte Separator { get; private set; } = (byte)',';

    /// <summary>Takes what an earlier header said.</summary>
    public void Restore(int column, byte separator) => (Column, Separator) = (column, separator);

    /// <summary>Reads a header.</summary>
    /// <returns>False when the line is none; then nothing changes.</returns>
    public bool TryHeader(ReadOnlySpan<byte> line)
    {
        if (line.IndexOf("AuditData"u8) < 0) return false;
        foreach (var separator in Separators)
        {
            if (!record.Read(line, separator)) continue;
            var column = -1;
            var others = 0;
            for (var i = 0; i < record.Count; i++)
            {
                if (record[i].SequenceEqual("AuditData"u8)) column = i;
                else if (IsOther(record[i])) others++;
            }

            if (column < 0 || others < 2) continue;
            (Column, Separator) = (column, separator);
            return true;
        }

        return false;
    }

    private static bool IsOther(ReadOnlySpan<byte> name)
    {
        foreach (var other in Others)
        {
            if (name.SequenceEqual(other)) return true;
        }

        return false;
    }
}
