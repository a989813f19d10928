using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Asks a receiver to drop every connection to a device.</summary>
internal sealed class BlockIncomingWebhook : WebhookAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("block-incoming", ContainmentKind.BlockIncoming, EntityType.Device, "Asks a receiver to drop every connection to a device");
}
