using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Tells a receiver of an identity; what it does is its own affair.</summary>
internal sealed class NotifyIdentityWebhook : WebhookAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("notify-identity", ContainmentKind.Notify, EntityType.Identity, "Tells a receiver of an identity; what it does is its own affair");
}
