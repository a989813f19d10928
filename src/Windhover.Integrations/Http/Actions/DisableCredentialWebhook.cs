using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Asks a receiver to make a credential of an identity useless.</summary>
internal sealed class DisableCredentialWebhook : WebhookAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("disable-credential", ContainmentKind.DisableCredential, EntityType.Identity, "Asks a receiver to make a credential of an identity useless");
}
