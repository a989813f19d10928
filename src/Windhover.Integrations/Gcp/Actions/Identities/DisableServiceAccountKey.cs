using System.Text.Json;
using System.Text.RegularExpressions;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Gcp.Actions.Identities;

/// <summary>
/// Disables a key of a service account (https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts.keys/disable); taking it back enables it
/// (https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts.keys/enable).
/// </summary>
internal sealed partial class DisableServiceAccountKey : PlannedAction<GcpConnection, KeyPlan>
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "gcp.disable-service-account-key", Responder = GcpResponder.Name, Kind = ContainmentKind.DisableCredential, Of = EntityType.Identity,
        Title = "Disables a key of the service account",
        Preconditions =
        [
            "The id of the key is known, or the service account has one key alone that works.",
            "Access tokens that were got with the key go on working until they end, as a rule for an hour.",
            "Keys that Google manages, and identities that need no key, are not stopped by this.",
            "The key that Windhover itself uses is never disabled.",
        ],
        Page = "https://cloud.google.com/iam/docs/reference/rest/v1/projects.serviceAccounts.keys/disable",
        Permissions = ["iam.serviceAccountKeys.get", "iam.serviceAccountKeys.list", "iam.serviceAccountKeys.disable", "iam.serviceAccountKeys.enable"],
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<KeyPlan>> DraftAsync(GcpConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var entity = request.Wanted.Entity;
        var account = (entity.Id.StartsWith("identity:", StringComparison.Ordinal) ? entity.Id["identity:".Length..] : entity.Id).ToLowerInvariant();
        if (Mail().Match(account) is not { Success: true } mail) throw new ActionRefusedException("The identity is no service account.");
        if (account == at.Account) throw new ActionRefusedException($"Windhover itself acts as {account}, and would lock itself out.");
        var project = mail.Groups[1].Success ? mail.Groups[1].Value : "-";
        if (project != "-") at.Reach(project);
        var key = request.Wanted.Credential.Length > 0 ? Named(request.Wanted.Credential, account) : await OnlyAsync(at, project, account, cancellation).ConfigureAwait(false);
        var plan = new KeyPlan(project, account, key);
        var found = await FindAsync(at, plan, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"{account} has no key {key}.");
        if (found.Text("keyType") == "SYSTEM_MANAGED") throw new ActionRefusedException($"The key {key} of {account} is one that Google manages.");
        if (found.Flag("disabled")) throw new ActionRefusedException($"The key {key} of {account} is disabled already: there is nothing to do.");
        return new(plan.ToString(), $"The key {key} of {account} is disabled.", new { Disabled = false }, plan);
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(GcpConnection at, string id, KeyPlan plan, CancellationToken cancellation)
    {
        var found = await FindAsync(at, plan, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"{plan.Account} has no key {plan.Key} any more.");
        if (!found.Flag("disabled"))
            await at.Iam.SendAsync($"disable the key {plan.Key}", HttpMethod.Post, $"/v1/projects/{plan.Project}/serviceAccounts/{plan.Account}/keys/{plan.Key}:disable", null, "", cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(GcpConnection at, string id, KeyPlan plan, CancellationToken cancellation)
    {
        if (await FindAsync(at, plan, cancellation).ConfigureAwait(false) is not { } found) return new(ActionState.Absent, $"{plan.Account} has no key {plan.Key} any more.");
        return found.Flag("disabled") ? new(ActionState.InForce, $"The key {plan.Key} of {plan.Account} is disabled.") : new(ActionState.Absent, $"The key {plan.Key} of {plan.Account} works.");
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(GcpConnection at, string id, KeyPlan plan, CancellationToken cancellation)
    {
        if (await FindAsync(at, plan, cancellation).ConfigureAwait(false) is not { } found) return new(ActionState.Absent, $"{plan.Account} has no key {plan.Key} any more.");
        if (!found.Flag("disabled")) return new(ActionState.Absent, $"The key {plan.Key} of {plan.Account} works.");

        // Google disables keys itself that were made public; those stay as they are.
        if (found.Text("disableReason") is "SERVICE_ACCOUNT_KEY_DISABLE_REASON_EXPOSED" or "SERVICE_ACCOUNT_KEY_DISABLE_REASON_COMPROMISE_DETECTED")
            return new(ActionState.Different, $"Google itself disabled the key {plan.Key} of {plan.Account} ({found.Text("disableReason")}); that was left.");
        await at.Iam.SendAsync($"enable the key {plan.Key}", HttpMethod.Post, $"/v1/projects/{plan.Project}/serviceAccounts/{plan.Account}/keys/{plan.Key}:enable", null, "", cancellation).ConfigureAwait(false);
        return new(ActionState.Absent, $"The key {plan.Key} of {plan.Account} works again.");
    }

    private static string Named(string credential, string account)
    {
        var match = KeyName().Match(credential);
        if (!match.Success) throw new ActionRefusedException("The credential is no key of a service account.");
        return !match.Groups[1].Success || match.Groups[1].Value.Equals(account, StringComparison.OrdinalIgnoreCase) ? match.Groups[2].Value : throw new ActionRefusedException($"The key is one of {match.Groups[1].Value}.");
    }

    private static async Task<string> OnlyAsync(GcpConnection at, string project, string account, CancellationToken cancellation)
    {
        var found = await at.Iam.FindAsync($"list the keys of {account}", $"/v1/projects/{project}/serviceAccounts/{account}/keys?keyTypes=USER_MANAGED", cancellation).ConfigureAwait(false)
            ?? throw new ActionRefusedException($"There is no service account {account}.");
        var keys = found.Items("keys").Where(k => !k.Flag("disabled")).Select(k => k.Text("name")).ToList();
        return keys.Count == 1 ? Named(keys[0], account) : throw new ActionRefusedException($"It is not known which key is meant: {account} has {(keys.Count == 0 ? "none" : keys.Count)} that works.");
    }

    private static Task<JsonElement?> FindAsync(GcpConnection at, KeyPlan plan, CancellationToken cancellation) =>
        at.Iam.FindAsync($"read the key {plan.Key}", $"/v1/projects/{plan.Project}/serviceAccounts/{plan.Account}/keys/{plan.Key}", cancellation);

    // NAME@PROJECT.iam.gserviceaccount.com, PROJECT@appspot.gserviceaccount.com, NUMBER-compute@developer.gserviceaccount.com.
    [GeneratedRegex("^[a-z0-9-]{1,63}@(?:([a-z][a-z0-9-]{4,28}[a-z0-9])\\.iam|appspot|developer)\\.gserviceaccount\\.com$", RegexOptions.NonBacktracking)]
    private static partial Regex Mail();

    // The audit log's //iam.googleapis.com/projects/P/serviceAccounts/A/keys/K, or the id alone.
    [GeneratedRegex("^(?:(?://iam\\.googleapis\\.com/)?projects/[a-z0-9.:-]{1,100}/serviceAccounts/([A-Za-z0-9@.-]{1,200})/keys/)?([0-9a-f]{40})$", RegexOptions.NonBacktracking)]
    private static partial Regex KeyName();
}
