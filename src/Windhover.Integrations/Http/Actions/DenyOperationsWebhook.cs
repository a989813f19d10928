using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Asks a receiver to deny an identity the operations that deviate.</summary>
internal sealed class DenyOperationsWebhook : WebhookAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("deny-operations", ContainmentKind.DenyOperations, EntityType.Identity, "Asks a receiver to deny an identity the operations that deviate");
}
