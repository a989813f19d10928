using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>
/// Makes every token of a service account useless. A token is good as long as it has not ended and what it was issued for is there: nothing takes a single one back, and deleting Secrets
/// reaches only those that are kept in one. Every token of a service account, bound or kept in a Secret, names the account's uid, and the API server refuses it once that is not the account's
/// any more. So the account is deleted and made again with the name, labels, annotations and pull secrets that it had.
/// </summary>
internal sealed class RevokeTokensAction : ResponseAction<KubernetesConnection>
{
    private static readonly string[] Kept = ["imagePullSecrets", "automountServiceAccountToken"];

    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "kubernetes.revoke-tokens",
        Responder = KubernetesResponder.Name,
        Kind = ContainmentKind.RevokeSessions,
        Of = EntityType.Identity,
        Title = "Makes all tokens of a service account useless, by deleting it and making it again: tokens are good for the one that they were issued for only",
        Preconditions =
        [
            "It cannot be taken back. Pods that use the account are refused until they have a new token: when their node renews it, as a rule within the hour, or at once when they are restarted.",
            "Who can still read the pod's token, or ask for a new one, gets a new one: contain the pod as well.",
            "The API server looks up service accounts, as it does unless started with --service-account-lookup=false.",
            "Service accounts only: client certificates cannot be revoked, and the sessions of other users are ended where they sign in.",
        ],
        Page = "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/",
        Permissions = ["get serviceaccounts", "create serviceaccounts", "patch serviceaccounts", "delete serviceaccounts"],
        IsFinal = true,
    };

    /// <inheritdoc/>
    protected override async Task<ActionPlan> PlanAsync(KubernetesConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var mark = KubernetesNames.Mark(request.ActionId);
        var subject = Subject.Of(at, request.Wanted.Entity);
        if (!subject.IsServiceAccount) throw new ActionRefusedException($"Sessions of {subject} are not the cluster's: end them where it signs in.");
        var path = $"/api/v1/namespaces/{subject.Space}/serviceaccounts/{subject.Account}";
        if (await at.Api.FindAsync(path, cancellation).ConfigureAwait(false) is not { } account) throw new ActionRefusedException($"The cluster has no service account {subject.Space}/{subject.Account}.");
        if (account.List("metadata", "finalizers").Count > 0) throw new ActionRefusedException($"The service account {subject.Space}/{subject.Account} has finalizers: it would stay half deleted until somebody removes them.");
        return new ActionPlan
        {
            ActionId = request.ActionId,
            Place = $"{subject.Space}/serviceaccounts/{subject.Account}",
            Text = $"Deletes the service account {subject.Space}/{subject.Account} and makes it again, so that all tokens issued for it before are refused.",
            Before = new JsonObject { ["uid"] = account.Uid },
            Change = new JsonObject { ["namespace"] = subject.Space, ["name"] = subject.Account, ["annotation"] = mark, ["account"] = Successor(account, mark) },
            Until = request.Until,
        };
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var account = await at.Api.FindAsync(Path(plan), cancellation).ConfigureAwait(false);
        if (account is not null && account.Uid == plan.Before.Text("uid"))
        {
            // What is deleted and may not be made again would be lost: whether we may make and fill it is tried first.
            await at.Api.ApplyAsync(Path(plan), Wanted(plan), isTrial: true, cancellation).ConfigureAwait(false);
            await at.Api.CreateAsync($"/api/v1/namespaces/{plan.Change.Text("namespace")}/serviceaccounts", Wanted(plan), isTrial: true, cancellation).ConfigureAwait(false);
            await at.Api.DeleteAsync(Path(plan), account.Uid, "", cancellation).ConfigureAwait(false);
            account = null;
        }

        // The account "default" is made again by the cluster itself, without what it had. Applying makes or completes it.
        if (!account.IsAnnotated(plan.Change.Text("annotation"))) await at.Api.ApplyAsync(Path(plan), Wanted(plan), isTrial: false, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var account = await at.Api.FindAsync(Path(plan), cancellation).ConfigureAwait(false);
        var name = $"The service account {plan.Change.Text("namespace")}/{plan.Change.Text("name")}";
        if (account is null) return new ActionCheck(ActionState.Different, $"{name} is not there: its tokens are refused, and so are its pods.");
        if (account.Uid == plan.Before.Text("uid")) return new ActionCheck(ActionState.Absent, $"{name} is the one that it was: its tokens are good.");
        return account.IsAnnotated(plan.Change.Text("annotation"))
            ? new ActionCheck(ActionState.InForce, $"{name} was made again: tokens issued before are refused.")
            : new ActionCheck(ActionState.Different, $"{name} was made again by somebody else: tokens issued before are refused, and what it had may be missing.");
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(KubernetesConnection at, ActionPlan plan, CancellationToken cancellation)
    {
        var check = await VerifyAsync(at, plan, cancellation).ConfigureAwait(false);
        return check.State == ActionState.Absent ? check : check with { Text = $"{check.Text} That cannot be taken back." };
    }

    private static string Path(ActionPlan plan) => $"/api/v1/namespaces/{plan.Change.Text("namespace")}/serviceaccounts/{plan.Change.Text("name")}";

    private static JsonObject Wanted(ActionPlan plan) => (JsonObject)plan.Change["account"]!.DeepClone();

    // Secrets with tokens of the old account are useless with it; those made for other purposes are named again.
    private static JsonObject Successor(JsonNode account, string mark)
    {
        var metadata = new JsonObject { ["name"] = account.ObjectName, ["namespace"] = account.Space };
        var annotations = account.Map("metadata", "annotations");
        annotations[mark] = "made";
        metadata["annotations"] = ApiObject.Json(annotations);
        foreach (var part in (string[])["labels", "ownerReferences"])
        {
            if (account.At("metadata", part) is { } value) metadata[part] = value.DeepClone();
        }

        var successor = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "ServiceAccount", ["metadata"] = metadata };
        foreach (var part in Kept)
        {
            if (account.At(part) is { } value) successor[part] = value.DeepClone();
        }

        var secrets = account.List("secrets").Where(s => !s.Text("name").StartsWith(account.ObjectName + "-token-", StringComparison.Ordinal) && !s.Text("name").StartsWith(account.ObjectName + "-dockercfg-", StringComparison.Ordinal)).ToList();
        if (secrets.Count > 0) successor["secrets"] = new JsonArray([.. secrets.Select(s => s!.DeepClone())]);
        return successor;
    }
}
