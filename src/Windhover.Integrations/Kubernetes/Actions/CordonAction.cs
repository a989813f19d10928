using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Keeps new pods off a node.</summary>
internal sealed class CordonAction : ResponseAction<KubernetesConnection>
{
    private const int MostTries = 4;

    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "kubernetes.cordon",
        Responder = KubernetesResponder.Name,
        Kind = ContainmentKind.Stop,
        Of = EntityType.Device,
        Title = "Keeps new pods off a node, by marking it unschedulable",
        Preconditions = ["Pods that run on the node go on, and so does the node itself: nothing that it does is stopped.", "The node is not marked unschedulable already.", "The connection is not held to some namespaces."],
        Page = "https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration",
        Permissions = ["get nodes", "list nodes", "patch nodes"],
    };

    /// <inheritdoc/>
    protected override async Task<ActionPlan> PlanAsync(KubernetesConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var mark = KubernetesNames.Mark(request.ActionId);
        var node = await OfAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        if (node.Truth("spec", "unschedulable")) throw new ActionRefusedException($"The node {node.ObjectName} is marked unschedulable already.");
        return new ActionPlan
        {
            ActionId = request.ActionId,
            Place = $"nodes/{node.ObjectName}",
            Text = $"Marks the node {node.ObjectName} unschedulable. Pods that run on it go on.",
            Before = new JsonObject { ["unschedulable"] = false },
            Change = new JsonObject { ["node"] = node.ObjectName, ["uid"] = node.Uid, ["annotation"] = mark },
            Until = request.Until,
        };
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            if (await NodeAsync(at, plan, cancellation).ConfigureAwait(false) is not { } node) throw new ActionRefusedException($"The node {plan.Change.Text("node")} is not there any more.");
            if (IsOurs(node, plan))
            {
                if (node.Truth("spec", "unschedulable")) return;
                throw new ActionRefusedException($"Somebody made the node {node.ObjectName} schedulable again.");
            }

            if (node.Truth("spec", "unschedulable")) throw new ActionRefusedException($"The node {node.ObjectName} is marked unschedulable already.");
            if (await at.Api.PatchAsync(Path(plan), Patch(node, plan, "cordoned", isOff: true), cancellation).ConfigureAwait(false)) return;
            if (tries == MostTries) throw new ActionFailedException($"The node {node.ObjectName} is changed again and again while it is to be marked.");
        }
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var node = await NodeAsync(at, plan, cancellation).ConfigureAwait(false);
        var name = $"The node {plan.Change.Text("node")}";
        return (IsOurs(node, plan), node.Truth("spec", "unschedulable")) switch
        {
            _ when node is null => new ActionCheck(ActionState.Absent, $"{name} is gone."),
            (true, true) => new ActionCheck(ActionState.InForce, $"{name} is unschedulable."),
            (true, false) => new ActionCheck(ActionState.Different, $"{name} was made schedulable again by somebody."),
            (false, true) => new ActionCheck(ActionState.Absent, $"{name} is unschedulable because of somebody else."),
            _ => new ActionCheck(ActionState.Absent, $"{name} is schedulable."),
        };
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            var node = await NodeAsync(at, plan, cancellation).ConfigureAwait(false);
            if (node is null || !IsOurs(node, plan)) return await VerifyAsync(at, plan, cancellation).ConfigureAwait(false);
            var isOff = node.Truth("spec", "unschedulable");
            if (await at.Api.PatchAsync(Path(plan), Patch(node, plan, null, isOff ? false : null), cancellation).ConfigureAwait(false))
                return new ActionCheck(ActionState.Absent, isOff ? $"The node {node.ObjectName} is schedulable again." : $"The node {node.ObjectName} had been made schedulable by somebody.");
            if (tries == MostTries) throw new ActionFailedException($"The node {node.ObjectName} is changed again and again while its mark is to be removed.");
        }
    }

    private static string Path(ActionPlan plan) => $"/api/v1/nodes/{plan.Change.Text("node")}";

    private static bool IsOurs(JsonNode? node, ActionPlan plan) => node.IsAnnotated(plan.Change.Text("annotation"));

    // Only as long as nobody changed the node since it was read.
    private static JsonObject Patch(JsonNode node, ActionPlan plan, string? mark, bool? isOff)
    {
        var patch = new JsonObject
        {
            ["metadata"] = new JsonObject { ["resourceVersion"] = node.Text("metadata", "resourceVersion"), ["annotations"] = new JsonObject { [plan.Change.Text("annotation")] = mark } },
        };
        if (isOff is { } off) patch["spec"] = new JsonObject { ["unschedulable"] = off ? true : null };
        return patch;
    }

    private static async Task<JsonNode?> NodeAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation) =>
        await at.Api.FindAsync(Path(plan), cancellation).ConfigureAwait(false) is { } node && node.Uid == plan.Change.Text("uid") ? node : null;

    // By its name, by the cloud's name of its machine, which ends spec.providerID, or by its address.
    private static async Task<JsonNode> OfAsync(KubernetesConnection at, EntityRef who, CancellationToken cancellation)
    {
        if (at.Namespaces.Count > 0) throw new ActionRefusedException("The connection may act in some namespaces only, and nodes are in none.");
        if (at.Account.Length > 0 && who.Account.Length > 0 && who.Account != at.Account) throw new ActionRefusedException($"This connection acts for {at.Account} only, not for {who.Account}.");
        var native = KubernetesNames.Native(who.Id);
        if (!Pods.IsAddress(native) && KubernetesNames.IsName(native) && await at.Api.FindAsync($"/api/v1/nodes/{native}", cancellation).ConfigureAwait(false) is { } named) return named;
        var machine = native[(native.LastIndexOf('/') + 1)..];
        var nodes = (await at.Api.ListAsync("/api/v1/nodes", "", cancellation).ConfigureAwait(false))
            .Where(n => (machine.Length > 0 && n.Text("spec", "providerID").EndsWith("/" + machine, StringComparison.Ordinal)) || n.List("status", "addresses").Any(a => a.Text("type").EndsWith("IP", StringComparison.Ordinal) && a.Text("address") == native))
            .ToList();
        return nodes.Count == 1 ? nodes[0] : throw new ActionRefusedException($"The cluster has no node {Pods.Shown(native)}.");
    }
}
