using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Drops what comes to a pod.</summary>
internal sealed class BlockIncomingAction : NetworkPolicyAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } =
        Describe("kubernetes.block-incoming", ContainmentKind.BlockIncoming, "Lets nobody reach a pod, by a network policy for what comes in that allows nothing", ["It holds the one pod. One that takes its place is not held."], []);

    /// <inheritdoc/>
    protected override Task<PolicyWanted> WantedAsync(KubernetesConnection at, JsonNode pod, Containment wanted, CancellationToken cancellation) =>
        Task.FromResult(PolicyWanted.Nothing("It may not be reached; it may still open connections.", "Ingress"));
}
