using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;

namespace Windhover.Integrations.Azure.Sources.IntuneAudit;

/// <summary>Microsoft Intune audit logs of a diagnostic setting.</summary>
internal sealed class IntuneAuditSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "intune.audit",
        Title = "Microsoft Intune audit logs",
        FormatPage = "https://learn.microsoft.com/en-us/mem/intune/fundamentals/review-logs-using-azure-monitor",
        Classes = [EventClass.ApiActivity, EventClass.AccountChange],
        Framing = Framing.Json,
        RecordArrays = ["records", "value"],
        Lag = TimeSpan.FromMinutes(60),
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => AzureLogHead.Score(head, AzureLogKinds.IntuneAudit);

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new AzureLogReader(context);
}
