using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Drops everything to and from a pod.</summary>
internal sealed class QuarantineAction : NetworkPolicyAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } =
        Describe("kubernetes.quarantine", ContainmentKind.Quarantine, "Lets nothing to or from a pod, by a network policy that selects it and allows nothing", ["It holds the one pod. One that takes its place is not held."], []);

    /// <inheritdoc/>
    protected override Task<PolicyWanted> WantedAsync(KubernetesConnection at, JsonNode pod, Containment wanted, CancellationToken cancellation) =>
        Task.FromResult(PolicyWanted.Nothing("It may neither open connections nor be reached.", "Ingress", "Egress"));
}
