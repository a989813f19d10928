using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Takes all roles from a user or a service account.</summary>
internal sealed class DisableIdentityAction : BindingAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe(
        "kubernetes.disable-identity",
        ContainmentKind.DisableIdentity,
        "Takes every role that is bound to a user or a service account by name: it can still sign in, and may do only what everybody may");

    /// <inheritdoc/>
    protected override bool Concerns(JsonNode binding, Containment wanted) => true;
}
