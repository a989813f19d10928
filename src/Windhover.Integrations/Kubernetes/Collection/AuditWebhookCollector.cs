using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Http.Collection;

namespace Windhover.Integrations.Kubernetes.Collection;

/// <summary>Takes audit events that an API server posts to a webhook.</summary>
internal sealed class AuditWebhookCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "k8s.audit-webhook",
        Title = "Kubernetes audit webhook",
        Page = "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/#webhook-backend",
        Settings = PushSettings.With(8431),
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new AuditWebhookCollection(settings, context);
}
