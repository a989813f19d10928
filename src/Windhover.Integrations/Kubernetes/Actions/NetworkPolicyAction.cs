using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>
/// Makes one network policy, <c>windhover-ID</c>, that selects one pod or its workload. One pod is selected by a label of the same name that it is given: the policy is made first, so that it
/// holds as soon as the label stands. A policy is immutable here: what a person changed in it stays.
/// </summary>
internal abstract class NetworkPolicyAction : ResponseAction<KubernetesConnection>
{
    private const int MostTries = 4;

    /// <summary>What an action of this kind says of itself.</summary>
    protected static ActionDescriptor Describe(string name, ContainmentKind kind, string title, IReadOnlyList<string> preconditions, IReadOnlyList<string> permissions) => new()
    {
        Name = name,
        Responder = KubernetesResponder.Name,
        Kind = kind,
        Of = EntityType.Device,
        Title = title,
        Preconditions = [.. preconditions, .. NetworkPolicies.Preconditions],
        Page = NetworkPolicies.Page,
        Permissions = [.. NetworkPolicies.Permissions, .. permissions],
    };

    /// <summary>What the policy says beside whom it selects.</summary>
    protected abstract Task<PolicyWanted> WantedAsync(KubernetesConnection at, JsonNode pod, Containment wanted, CancellationToken cancellation);

    /// <inheritdoc/>
    protected override async Task<ActionPlan> PlanAsync(KubernetesConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var mark = KubernetesNames.Mark(request.ActionId);
        var pod = await Pods.OfAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        if (pod.Truth("spec", "hostNetwork")) throw new ActionRefusedException($"{Pods.Full(pod)} is on its node's network, where network policies do not hold it.");
        var wanted = await WantedAsync(at, pod, request.Wanted, cancellation).ConfigureAwait(false);
        var others = await OtherPolicies.AllowingAsync(at, pod, mark, wanted.Directions, cancellation).ConfigureAwait(false);
        if (others.Length > 0) throw new ActionRefusedException(others);
        var isMarked = wanted.Workload.Count == 0;
        var spec = new JsonObject
        {
            ["podSelector"] = new JsonObject { ["matchLabels"] = isMarked ? new JsonObject { [mark] = "true" } : ApiObject.Json(wanted.Workload) },
            ["policyTypes"] = new JsonArray([.. wanted.Directions.Select(d => (JsonNode)d)]),
        };
        if (wanted.Ingress.Count > 0) spec["ingress"] = wanted.Ingress;
        if (wanted.Egress.Count > 0) spec["egress"] = wanted.Egress;
        var selected = isMarked ? $"the pod {Pods.Full(pod)} by a label of that name" : $"all pods of {pod.Space} with {string.Join(", ", wanted.Workload.Select(l => $"{l.Key}={l.Value}"))}";
        return new ActionPlan
        {
            ActionId = request.ActionId,
            Place = Pods.Full(pod),
            Text = $"Makes the network policy {pod.Space}/{mark}, which selects {selected}. {wanted.Text}",
            Before = new JsonObject { ["pod"] = Pods.Full(pod), ["uid"] = pod.Uid },
            Change = new PolicyChange(pod.Space, mark, pod.ObjectName, pod.Uid, isMarked, spec).Json(),
            Until = request.Until,
        };
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var change = PolicyChange.Of(plan.Change);
        if (await change.PodAsync(at, cancellation).ConfigureAwait(false) is not { } pod) throw new ActionRefusedException($"The pod {plan.Place} is not there any more.");
        var others = await OtherPolicies.AllowingAsync(at, pod, change.Mark, change.Directions, cancellation).ConfigureAwait(false);
        if (others.Length > 0) throw new ActionRefusedException(others);
        if (!await at.Api.CreateAsync(NetworkPolicies.List(change.Space), change.Policy(), isTrial: false, cancellation).ConfigureAwait(false))
        {
            var there = await at.Api.FindAsync(change.PolicyPath, cancellation).ConfigureAwait(false);
            if (!change.IsOurs(there) || !change.IsUnchanged(there)) throw new ActionFailedException($"Another network policy {change.Space}/{change.Mark} stands there.");
        }

        if (!change.IsMarked || change.IsMarkedNow(pod)) return;
        if (!await at.Api.PatchAsync(change.PodPath, change.Label("true"), cancellation).ConfigureAwait(false)) throw new ActionRefusedException($"The pod {plan.Place} is not there any more.");
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var change = PolicyChange.Of(plan.Change);
        var policy = await at.Api.FindAsync(change.PolicyPath, cancellation).ConfigureAwait(false);
        var pod = await change.PodAsync(at, cancellation).ConfigureAwait(false);
        var name = $"The network policy {change.Space}/{change.Mark}";
        if (policy is null) return change.IsMarked && change.IsMarkedNow(pod) ? new ActionCheck(ActionState.Different, $"{name} is not there; the label of {plan.Place} is.") : new ActionCheck(ActionState.Absent, $"{name} is not there.");
        if (!change.IsOurs(policy)) return new ActionCheck(ActionState.Different, $"{name} is somebody else's.");
        if (!change.IsUnchanged(policy)) return new ActionCheck(ActionState.Different, $"{name} stands, and somebody changed what it says.");
        if (pod is null) return new ActionCheck(ActionState.InForce, $"{name} stands; the pod {plan.Place} is gone.");
        if (change.IsMarked && !change.IsMarkedNow(pod)) return new ActionCheck(ActionState.Different, $"{name} stands; the label by which it selects {plan.Place} does not.");
        var others = await OtherPolicies.AllowingAsync(at, pod, change.Mark, change.Directions, cancellation).ConfigureAwait(false);
        return others.Length > 0 ? new ActionCheck(ActionState.Different, $"{name} stands. {others}") : new ActionCheck(ActionState.InForce, $"{name} stands and selects {plan.Place}.");
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var change = PolicyChange.Of(plan.Change);
        var name = $"The network policy {change.Space}/{change.Mark}";
        for (var tries = 0; ; tries++)
        {
            var policy = await at.Api.FindAsync(change.PolicyPath, cancellation).ConfigureAwait(false);
            if (policy is null || !change.IsOurs(policy)) break;

            // Their policy may still select by our label, so that stays as well.
            if (!change.IsUnchanged(policy)) return new ActionCheck(ActionState.Different, $"{name} was left: somebody changed what it says.");
            if (await at.Api.DeleteAsync(change.PolicyPath, policy.Uid, policy.Text("metadata", "resourceVersion"), cancellation).ConfigureAwait(false)) break;
            if (tries == MostTries) throw new ActionFailedException($"{name} is changed again and again while it is to be deleted.");
        }

        var pod = await change.PodAsync(at, cancellation).ConfigureAwait(false);
        if (change.IsMarked && change.IsMarkedNow(pod)) await at.Api.PatchAsync(change.PodPath, change.Label(null), cancellation).ConfigureAwait(false);
        return new ActionCheck(ActionState.Absent, $"{name} is not there.");
    }
}
