using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Asks a receiver to drop everything to and from a device.</summary>
internal sealed class QuarantineWebhook : WebhookAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("quarantine", ContainmentKind.Quarantine, EntityType.Device, "Asks a receiver to drop everything to and from a device");
}
