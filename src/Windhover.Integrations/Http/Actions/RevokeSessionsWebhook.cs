using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Http.Actions;

/// <summary>Asks a receiver to end the sessions of an identity.</summary>
internal sealed class RevokeSessionsWebhook : WebhookAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("revoke-sessions", ContainmentKind.RevokeSessions, EntityType.Identity, "Asks a receiver to end the sessions of an identity");
}
