using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Drops what a pod opens.</summary>
internal sealed class BlockOutgoingAction : NetworkPolicyAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } =
        Describe("kubernetes.block-outgoing", ContainmentKind.BlockOutgoing, "Lets a pod open no connections, by a network policy for what goes out that allows nothing", ["It holds the one pod. One that takes its place is not held."], []);

    /// <inheritdoc/>
    protected override Task<PolicyWanted> WantedAsync(KubernetesConnection at, JsonNode pod, Containment wanted, CancellationToken cancellation) =>
        Task.FromResult(PolicyWanted.Nothing("It may open no connections, not even to look up names; it may still be reached.", "Egress"));
}
