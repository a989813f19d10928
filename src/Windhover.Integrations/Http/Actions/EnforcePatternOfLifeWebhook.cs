using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Asks a receiver to let a device do what it always did and to drop the rest.</summary>
internal sealed class EnforcePatternOfLifeWebhook : WebhookAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("enforce-pattern-of-life", ContainmentKind.EnforcePatternOfLife, EntityType.Device, "Asks a receiver to let a device do what it always did and to drop the rest");
}
