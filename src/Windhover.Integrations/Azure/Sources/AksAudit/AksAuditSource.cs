using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Kubernetes.Sources.Audit;

namespace Windhover.Integrations.Azure.Sources.AksAudit;

/// <summary>Audit events of AKS clusters as resource logs: categories <c>kube-audit</c> and <c>kube-audit-admin</c>, with the event as text in <c>properties.log</c>.</summary>
internal sealed class AksAuditSource : ILogSource
{
    private const int ByCategory = 97;
    private const int ByOperation = 85;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "azure.aks-audit",
        Title = "Azure Kubernetes Service audit",
        FormatPage = "https://learn.microsoft.com/en-us/azure/aks/monitor-aks-reference",
        Classes = [EventClass.ApiActivity, EventClass.AccountChange],
        Framing = Framing.Json,
        RecordArrays = ["records"],
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        if (!AuditMarks.BeginsAsJson(head) || (!AuditMarks.Has(head, "\"category\""u8) && !AuditMarks.Has(head, "\"Category\""u8))) return 0;
        if (AuditMarks.Has(head, "\"kube-audit\""u8) || AuditMarks.Has(head, "\"kube-audit-admin\""u8)) return ByCategory;
        return AuditMarks.Has(head, "\"Microsoft.ContainerService/managedClusters/diagnosticLogs/Read\""u8) ? ByOperation : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new AksAuditReader(context);
}
