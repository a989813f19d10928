using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAuditCsv;

/// <summary>Reads the rows of one export: the column "AuditData" holds the whole record, the others repeat parts of it.</summary>
/// <param name="context">What the file is read with.</param>
internal sealed class UnifiedAuditCsvReader(ReaderContext context) : IRecordReader
{
    private const int StateLength = 5;

    private readonly AuditTable table = new();
    private readonly CsvRecord row = new();
    private readonly UnifiedAuditReader records = new(context);

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (record.StartsWith("#TYPE "u8))
        {
            output.Ignore(at, "type line");
        }
        else if (record.Length < 4096 && table.TryHeader(record))
        {
            output.Ignore(at, "header");
        }
        else if (table.Column < 0)
        {
            output.Reject(at, "there is no header before the row");
        }
        else if (!row.Read(record, table.Separator))
        {
            output.Reject(at, "a quoted field of the row is not closed");
        }
        else if (row[table.Column].IsEmpty)
        {
            output.Reject(at, "AuditData is missing");
        }
        else
        {
            records.Read(row[table.Column], at, output);
        }
    }

    /// <inheritdoc />
    public byte[]? SaveState()
    {
        if (table.Column < 0) return null;
        var state = new byte[StateLength];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32LittleEndian(state, table.Column);
        state[^1] = table.Separator;
        return state;
    }

    /// <inheritdoc />
    public void RestoreState(ReadOnlySpan<byte> state)
    {
        if (state.Length == StateLength) table.Restore(System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(state), state[^1]);
    }
}
