using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;

namespace Windhover.Integrations.Azure.Sources.EntraAudit;

/// <summary>Microsoft Entra audit logs, of a diagnostic setting, Graph, or the AuditLogs table as JSON.</summary>
internal sealed class EntraAuditSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "entra.audit",
        Title = "Microsoft Entra audit logs",
        FormatPage = "https://learn.microsoft.com/en-us/graph/api/resources/directoryaudit",
        Classes = [EventClass.AccountChange, EventClass.ApiActivity, EventClass.Authentication],
        Framing = Framing.Json,
        RecordArrays = ["records", "value"],
        Lag = TimeSpan.FromMinutes(30),
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => AzureLogHead.Score(head, AzureLogKinds.EntraAudit);

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new AzureLogReader(context);
}
