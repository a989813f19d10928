using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Asks a receiver to lock an identity out.</summary>
internal sealed class DisableIdentityWebhook : WebhookAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("disable-identity", ContainmentKind.DisableIdentity, EntityType.Identity, "Asks a receiver to lock an identity out");
}
