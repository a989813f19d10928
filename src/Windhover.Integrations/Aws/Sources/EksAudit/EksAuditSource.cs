using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Kubernetes.Sources.Audit;

namespace Windhover.Integrations.Aws.Sources.EksAudit;

/// <summary>
/// Audit events of Amazon EKS clusters as CloudWatch Logs hands them on (subscriptions, filtered events, messages one a line), and as plain events that name the
/// provider's identities.
/// </summary>
internal sealed class EksAuditSource : ILogSource
{
    private const int Named = 96;
    private const int InMessages = 94;
    private const int Plain = 93;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "aws.eks-audit",
        Title = "Amazon EKS audit",
        FormatPage = "https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html",
        Classes = [EventClass.ApiActivity, EventClass.AccountChange],
        Framing = Framing.Json,
        RecordArrays = ["events", "items"],
        Unit = "log event",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        if (!AuditMarks.BeginsAsJson(head)) return 0;
        if (AuditMarks.Has(head, "\"Amazon.EKS.Audit\""u8)) return Named;
        if (AuditMarks.Has(head, "\"logStream"u8) && (AuditMarks.Has(head, "\"kube-apiserver-audit-"u8) || AuditMarks.Has(head, "\"/aws/eks/"u8))) return Named;
        if ((AuditMarks.Has(head, "\"message\""u8) || AuditMarks.Has(head, "\"@message\""u8)) && !AuditMarks.Has(head, "\"audit.k8s.io/"u8) && head.IndexOf("\\\"audit.k8s.io/"u8) >= 0) return InMessages;
        if (AuditMarks.OfEvents(head) == 0) return 0;
        return AuditMarks.Has(head, "\"canonicalArn\""u8) || AuditMarks.Has(head, "\"aws-iam-authenticator:"u8) || AuditMarks.Has(head, "\"eks:"u8) ? Plain : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new EksAuditReader(context);
}
