using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Takes one role from a user or a service account.</summary>
internal sealed class RemoveRoleAction : BindingAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe(
        "kubernetes.remove-role",
        ContainmentKind.RemoveRole,
        "Takes a role from a user or a service account, in every role binding that names it",
        "The role is named as the audit log does: `clusterroles/cluster-admin`, `shop/roles/reader`, or by its name alone; or one binding alone is: `clusterrolebindings/ci-admin`, `shop/rolebindings/reader`.");

    /// <inheritdoc/>
    protected override bool Concerns(JsonNode binding, Containment wanted)
    {
        if (wanted.Credential.Length == 0) throw new ActionRefusedException("Which role is to be taken is not said.");
        var (kind, name) = (binding.Text("roleRef", "kind"), binding.Text("roleRef", "name"));
        if (wanted.Credential == (binding.Space.Length == 0 ? $"clusterrolebindings/{binding.ObjectName}" : $"{binding.Space}/rolebindings/{binding.ObjectName}")) return true;
        return wanted.Credential == name || wanted.Credential == (kind == "ClusterRole" ? $"clusterroles/{name}" : $"{binding.Space}/roles/{name}");
    }
}
