using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Asks a receiver to drop every connection that a device opens.</summary>
internal sealed class BlockOutgoingWebhook : WebhookAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("block-outgoing", ContainmentKind.BlockOutgoing, EntityType.Device, "Asks a receiver to drop every connection that a device opens");
}
