using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>The audit log of a Kubernetes API server: events one a line, or the lists that its webhook backend posts.</summary>
internal sealed class AuditSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "k8s.audit",
        Title = "Kubernetes API audit",
        FormatPage = AuditPage.Format,
        Classes = [EventClass.ApiActivity, EventClass.AccountChange],
        Framing = Framing.Json,
        RecordArrays = ["items"],
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => AuditMarks.OfEvents(head);

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new AuditEventReader(context);
}
