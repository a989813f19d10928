using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAuditCsv;

/// <summary>The unified audit log as a table: the export of the portal, old and new, and Search-UnifiedAuditLog piped to Export-Csv. The record is in the column "AuditData".</summary>
internal sealed class UnifiedAuditCsvSource : ILogSource
{
    private const int Named = 95;
    private const int LongestHeader = 4096;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "m365.audit-csv",
        Title = "Microsoft 365 unified audit log, exported as CSV",
        FormatPage = "https://learn.microsoft.com/en-us/purview/audit-log-export-records",
        Classes =
        [
            EventClass.ApiActivity, EventClass.Authentication, EventClass.AccountChange, EventClass.FileHostingActivity, EventClass.DetectionFinding,
        ],
        Framing = Framing.Csv,
        Lag = TimeSpan.FromHours(24),
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var line = Line(ref head);
        if (line.StartsWith("#TYPE "u8)) line = Line(ref head);
        if (line.Length > LongestHeader) return 0;
        var table = new AuditTable();
        return table.TryHeader(line) ? Named : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new UnifiedAuditCsvReader(context);

    private static ReadOnlySpan<byte> Line(ref ReadOnlySpan<byte> head)
    {
        var end = head.IndexOf((byte)'\n');
        var line = end < 0 ? head : head[..end];
        head = end < 0 ? default : head[(end + 1)..];
        return line.TrimEnd((byte)'\r');
    }
}
