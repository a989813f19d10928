using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Kubernetes.Sources.Audit;

namespace Windhover.Integrations.Kubernetes.Sources.AuditCsv;

/// <summary>Kubernetes audit events exported as comma-separated values, with a header or in the order that log shippers are configured to write.</summary>
internal sealed class AuditCsvSource : ILogSource
{
    private const int WithHeader = 90;
    private const int ByOrder = 85;
    private const int MostLines = 5;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "k8s.audit-csv",
        Title = "Kubernetes API audit, CSV export",
        FormatPage = AuditPage.Format,
        Classes = [EventClass.ApiActivity, EventClass.AccountChange],
        Framing = Framing.Csv,
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty || AuditMarks.BeginsAsJson(head)) return 0;
        var end = head.IndexOf((byte)'\n');
        var first = end < 0 ? head : head[..end];
        if (first.IndexOf("auditID"u8) >= 0 && first.IndexOf("requestURI"u8) >= 0 && first.IndexOf("stage"u8) >= 0) return WithHeader;
        if (head.IndexOf(",Response"u8) < 0 && head.IndexOf(",Request"u8) < 0 && head.IndexOf(",Panic,"u8) < 0) return 0;

        // A line or two at the top may be damaged.
        var row = new CsvRecord();
        for (var i = 0; i < MostLines && !head.IsEmpty; i++)
        {
            end = head.IndexOf((byte)'\n');
            var line = end < 0 ? head : head[..end];
            head = end < 0 ? default : head[(end + 1)..];
            if (row.Read(line.TrimEnd((byte)'\r')) && AuditCsvColumns.IsInOrder(row)) return ByOrder;
        }

        return 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new AuditCsvReader(context);
}
