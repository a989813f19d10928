using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Takes an identity out of role bindings that name it. A binding stays, also without subjects, so that it can be put back.</summary>
internal abstract class BindingAction : ResponseAction<KubernetesConnection>
{
    private const string Group = "/apis/rbac.authorization.k8s.io/v1";
    private const int MostTries = 4;

    /// <summary>What an action of this kind says of itself.</summary>
    protected static ActionDescriptor Describe(string name, ContainmentKind kind, string title, params string[] preconditions) => new()
    {
        Name = name,
        Responder = KubernetesResponder.Name,
        Kind = kind,
        Of = EntityType.Identity,
        Title = title,
        Preconditions =
        [
            .. preconditions,
            "Roles that are bound to a group stay: nobody can be taken out of a group here.",
            "Bindings that the API server itself keeps are refused. Other authorizers, as a cloud's own, are not looked at.",
            "Changing a binding asks for the right to bind its role; who has that right may bind it to anybody, so give it for the roles in question only (resourceNames).",
        ],
        Page = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update",
        Permissions =
        [
            "list rolebindings.rbac.authorization.k8s.io", "get rolebindings.rbac.authorization.k8s.io", "patch rolebindings.rbac.authorization.k8s.io",
            "list clusterrolebindings.rbac.authorization.k8s.io", "get clusterrolebindings.rbac.authorization.k8s.io", "patch clusterrolebindings.rbac.authorization.k8s.io",
            "bind roles.rbac.authorization.k8s.io", "bind clusterroles.rbac.authorization.k8s.io",
        ],
    };

    /// <summary>True for a binding whose role is to be taken.</summary>
    protected abstract bool Concerns(JsonNode binding, Containment wanted);

    /// <inheritdoc/>
    protected override async Task<ActionPlan> PlanAsync(KubernetesConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var mark = KubernetesNames.Mark(request.ActionId);
        var subject = Subject.Of(at, request.Wanted.Entity);
        var all = new List<JsonNode>(await at.Api.ListAsync($"{Group}/clusterrolebindings", "", cancellation).ConfigureAwait(false));
        foreach (var list in at.Lists(Group, "rolebindings")) all.AddRange(await at.Api.ListAsync(list, "", cancellation).ConfigureAwait(false));
        var bindings = all.Where(b => b.List("subjects").Any(subject.Is) && Concerns(b, request.Wanted)).OrderBy(Path, StringComparer.Ordinal).ToList();
        if (bindings.Count == 0) throw new ActionRefusedException($"No such role is bound to {subject} by name.");
        if (at.Namespaces.Count > 0 && bindings.Find(b => b.Space.Length == 0) is { } wide) throw new ActionRefusedException($"{subject} has a role in the whole cluster ({wide.ObjectName}), and the connection may act in some namespaces only.");
        if (bindings.Find(b => b.Text("metadata", "annotations", "rbac.authorization.kubernetes.io/autoupdate") == "true") is { } kept) throw new ActionRefusedException($"The API server itself keeps the binding {kept.ObjectName} as it is.");
        return new ActionPlan
        {
            ActionId = request.ActionId,
            Place = subject.User,
            Text = $"Takes {subject} out of {string.Join(", ", bindings.Select(b => $"{Named(b)} ({b.Text("roleRef", "kind")} {b.Text("roleRef", "name")})"))}.",
            Before = new JsonObject(bindings.Select(b => KeyValuePair.Create(Path(b), b.At("subjects")?.DeepClone()))),
            Change = new JsonObject
            {
                ["annotation"] = mark,
                ["bindings"] = new JsonArray([.. bindings.Select(b => (JsonNode)new JsonObject
                {
                    ["path"] = Path(b), ["uid"] = b.Uid, ["name"] = Named(b), ["subjects"] = new JsonArray([.. b.List("subjects").Where(s => !subject.Is(s)).Select(s => s!.DeepClone())]),
                })]),
            },
            Until = request.Until,
        };
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        foreach (var step in Steps(plan)) await TakeAsync(at, step, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var (taken, left, other) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var step in Steps(plan))
        {
            var binding = await step.BindingAsync(at, cancellation).ConfigureAwait(false);
            (binding is null || (step.IsMarked(binding) && step.IsTaken(binding)) ? taken : !step.IsMarked(binding) && step.IsAsBefore(binding) ? left : other).Add(step.Name);
        }

        if (other.Count > 0) return new ActionCheck(ActionState.Different, $"Somebody changed {string.Join(", ", other)}.");
        if (left.Count == 0) return new ActionCheck(ActionState.InForce, $"{plan.Place} is not in {string.Join(", ", taken)}.");
        return new ActionCheck(taken.Count == 0 ? ActionState.Absent : ActionState.Different, $"{plan.Place} is in {string.Join(", ", left)}.");
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var left = new List<string>();
        foreach (var step in Steps(plan))
        {
            if (!await RestoreAsync(at, step, cancellation).ConfigureAwait(false)) left.Add(step.Name);
        }

        return left.Count == 0 ? new ActionCheck(ActionState.Absent, "What was taken was given back.") : new ActionCheck(ActionState.Different, $"Left as somebody changed it: {string.Join(", ", left)}.");
    }

    private static async Task TakeAsync(KubernetesConnection at, BindingStep step, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            if (await step.BindingAsync(at, cancellation).ConfigureAwait(false) is not { } binding || step.IsMarked(binding)) return;
            if (!step.IsAsBefore(binding)) throw new ActionRefusedException($"{step.Name} was changed since this was planned.");
            if (await at.Api.PatchAsync(step.Path, step.Patch(binding, step.Taken, "taken"), cancellation).ConfigureAwait(false)) return;
            if (tries == MostTries) throw new ActionFailedException($"{step.Name} is changed again and again.");
        }
    }

    // False where it was left because somebody changed it, or took the binding away.
    private static async Task<bool> RestoreAsync(KubernetesConnection at, BindingStep step, CancellationToken cancellation)
    {
        for (var tries = 0; ; tries++)
        {
            if (await step.BindingAsync(at, cancellation).ConfigureAwait(false) is not { } binding) return false;
            if (!step.IsMarked(binding)) return step.IsAsBefore(binding);
            if (!step.IsTaken(binding)) return false;
            if (await at.Api.PatchAsync(step.Path, step.Patch(binding, step.Before, null), cancellation).ConfigureAwait(false)) return true;
            if (tries == MostTries) throw new ActionFailedException($"{step.Name} is changed again and again.");
        }
    }

    private static IEnumerable<BindingStep> Steps(ActionPlan plan) => plan.Change.List("bindings").Select(b => new BindingStep(
        b.Text("path"), b.Text("uid"), b.Text("name"), plan.Change.Text("annotation"), (JsonArray)plan.Before[b.Text("path")]!, (JsonArray)b!["subjects"]!));

    private static string Named(JsonNode binding) => binding.Space.Length > 0 ? $"the role binding {binding.Space}/{binding.ObjectName}" : $"the cluster role binding {binding.ObjectName}";

    // Names of bindings are any that can be a part of a path.
    private static string Path(JsonNode binding) => binding.Space.Length > 0
        ? $"{Group}/namespaces/{binding.Space}/rolebindings/{Uri.EscapeDataString(binding.ObjectName)}"
        : $"{Group}/clusterrolebindings/{Uri.EscapeDataString(binding.ObjectName)}";
}
