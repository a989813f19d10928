using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Evicts a pod, so that it ends in order and its controller makes another one.</summary>
internal sealed class EvictAction : ResponseAction<KubernetesConnection>
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "kubernetes.evict",
        Responder = KubernetesResponder.Name,
        Kind = ContainmentKind.Stop,
        Of = EntityType.Device,
        Title = "Ends a pod by evicting it. Its controller, where it has one, makes a new one of the same image",
        Preconditions =
        [
            "It cannot be taken back: what the pod held in memory and on disks of its own is lost.",
            "The pod's disruption budget allows it; until then it is tried again.",
            "The new pod has the weakness that the old one had.",
        ],
        Page = "https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/",
        Permissions = ["get pods", "list pods", "create pods/eviction"],
        IsFinal = true,
    };

    /// <inheritdoc/>
    protected override async Task<ActionPlan> PlanAsync(KubernetesConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var pod = await Pods.OfAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);

        // A node runs these from its own files; the API server only shows them.
        if (pod.IsAnnotated("kubernetes.io/config.mirror")) throw new ActionRefusedException($"{Pods.Full(pod)} is run by its node itself, and an eviction does not end it.");
        var owner = Workload.Owner(pod);
        return new ActionPlan
        {
            ActionId = request.ActionId,
            Place = Pods.Full(pod),
            Text = $"Evicts the pod {Pods.Full(pod)}. {(owner.Length > 0 ? $"{owner} makes another one." : "Nothing makes another one.")}",
            Before = new JsonObject { ["owner"] = owner },
            Change = new JsonObject { ["namespace"] = pod.Space, ["pod"] = pod.ObjectName, ["uid"] = pod.Uid },
            Until = request.Until,
        };
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        if (await StandsAsync(at, plan, cancellation).ConfigureAwait(false) is not { } pod || IsEnding(pod)) return;

        // policy/v1 since Kubernetes 1.22, policy/v1beta1 before: the server says which.
        var resources = await at.Api.FindAsync("/api/v1", cancellation).ConfigureAwait(false);
        var version = resources.List("resources").FirstOrDefault(r => r.Text("name") == "pods/eviction").Text("version");
        var eviction = new JsonObject
        {
            ["apiVersion"] = $"policy/{(version.Length > 0 ? version : "v1")}",
            ["kind"] = "Eviction",
            ["metadata"] = new JsonObject { ["name"] = pod.ObjectName, ["namespace"] = pod.Space },
            ["deleteOptions"] = new JsonObject { ["preconditions"] = new JsonObject { ["uid"] = pod.Uid } },
        };
        try
        {
            await at.Api.CreateAsync($"{Pods.Path(pod.Space, pod.ObjectName)}/eviction", eviction, isTrial: false, cancellation).ConfigureAwait(false);
        }
        catch (ActionFailedException failed) when (failed.InnerException is KubernetesException { Status: 404 })
        {
            // It has gone in between.
        }
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation) => await StandsAsync(at, plan, cancellation).ConfigureAwait(false) switch
    {
        null => new ActionCheck(ActionState.InForce, $"The pod {plan.Place} is gone."),
        { } pod when IsEnding(pod) => new ActionCheck(ActionState.InForce, $"The pod {plan.Place} is ending."),
        _ => new ActionCheck(ActionState.Absent, $"The pod {plan.Place} is there."),
    };

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var check = await VerifyAsync(at, plan, cancellation).ConfigureAwait(false);
        return check.State == ActionState.InForce ? check with { Text = $"{check.Text} That cannot be taken back." } : check;
    }

    private static bool IsEnding(JsonNode pod) => pod.Text("metadata", "deletionTimestamp").Length > 0;

    private static async Task<JsonNode?> StandsAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation) =>
        await at.Api.FindAsync(Pods.Path(plan.Change.Text("namespace"), plan.Change.Text("pod")), cancellation).ConfigureAwait(false) is { } pod && pod.Uid == plan.Change.Text("uid") ? pod : null;
}
