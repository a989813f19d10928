using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Tells a receiver of a device; what it does is its own affair.</summary>
internal sealed class NotifyDeviceWebhook : WebhookAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("notify-device", ContainmentKind.Notify, EntityType.Device, "Tells a receiver of a device; what it does is its own affair");
}
