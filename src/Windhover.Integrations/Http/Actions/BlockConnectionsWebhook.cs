using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Asks a receiver to drop the connections that deviate.</summary>
internal sealed class BlockConnectionsWebhook : WebhookAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("block-connections", ContainmentKind.BlockConnections, EntityType.Device, "Asks a receiver to drop the connections that deviate");
}
