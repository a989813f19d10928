using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Microsoft365.Actions;

/// <summary>
/// Deletes what a user consented to for an app (https://learn.microsoft.com/en-us/graph/api/oauth2permissiongrant-delete). Taking it back makes the same grants again
/// (https://learn.microsoft.com/en-us/graph/api/oauth2permissiongrant-post), except where there is one again.
/// </summary>
internal sealed class RevokeApp : PlannedAction<EntraConnection, AppGrantPlan>
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "entra.revoke-app", Responder = EntraResponder.Name, Kind = ContainmentKind.DisableCredential, Of = EntityType.Identity,
        Title = "Takes from an app what the user consented to",
        Preconditions =
        [
            "The app's id is known.",
            "What an administrator consented to for everybody, and what the app may do by itself, stays; the plan says so.",
            "Access tokens that were given out go on working until they end, as a rule for an hour.",
            "The user can consent again, unless the tenant forbids it.",
        ],
        Page = "https://learn.microsoft.com/en-us/graph/api/oauth2permissiongrant-delete",
        Permissions = ["DelegatedPermissionGrant.ReadWrite.All (application permission of Microsoft Graph, with admin consent)", "Application.Read.All", "User.Read.All"],
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<AppGrantPlan>> DraftAsync(EntraConnection at, ActionRequest request, CancellationToken cancellation)
    {
        if (request.Wanted.Credential.Length == 0) throw new ActionRefusedException("It is not known which app is meant.");
        if (!Guid.TryParseExact(request.Wanted.Credential, "D", out var named)) throw new ActionRefusedException("The credential is no app's id.");
        var user = await EntraUser.OfAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        var app = await at.Api.FindAsync("read the app", $"/v1.0/servicePrincipals(appId='{named.ToString()}')?$select=id,appId,displayName", cancellation).ConfigureAwait(false)
            ?? throw new ActionRefusedException($"The tenant has no app {named}.");
        var all = await ListAsync(at, app.Text("id"), cancellation).ConfigureAwait(false);
        var grants = all.Select(AppGrant.Of).OfType<AppGrant>().Where(g => g.PrincipalId == user.Id).OrderBy(g => g.Id, StringComparer.Ordinal).ToList();
        var others = all.Where(g => g.Text("consentType") == "AllPrincipals").Select(g => g.Text("scope").Trim()).Order(StringComparer.Ordinal).ToList();
        var stays = others.Count > 0 ? $" What an administrator consented to for everybody stays: {string.Join(" ", others)}." : "";
        if (grants.Count == 0) throw new ActionRefusedException($"{user.Name} consented to nothing for the app {app.Text("displayName")}.{stays}");
        var text = $"What {user.Name} consented to for the app {app.Text("displayName")} is deleted: {string.Join(" ", grants.Select(g => g.Scope))}.{stays}";
        return new($"{user.Name} {named}", text, new { Grants = grants }, new(user.Name, app.Text("displayName"), app.Text("id"), grants));
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(EntraConnection at, string id, AppGrantPlan plan, CancellationToken cancellation)
    {
        var there = await TheirsAsync(at, plan, cancellation).ConfigureAwait(false);
        if (plan.Grants.FirstOrDefault(g => there.Any(t => IsSame(t, g) && t.Scope != g.Scope)) is { } other)
            throw new ActionRefusedException($"{plan.User} consented to something else for {plan.App} since this was planned; it was {other.Scope}.");
        foreach (var grant in plan.Grants.Select(g => there.FirstOrDefault(t => IsSame(t, g))).OfType<AppGrant>())
        {
            try
            {
                await at.Api.SendAsync($"delete what {plan.User} consented to", HttpMethod.Delete, $"/v1.0/oauth2PermissionGrants/{grant.Id}", null, "", cancellation).ConfigureAwait(false);
            }
            catch (ProviderException gone) when (gone.IsGone)
            {
                // It is deleted already; lists are late.
            }
        }
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(EntraConnection at, string id, AppGrantPlan plan, CancellationToken cancellation) => Check(plan, await TheirsAsync(at, plan, cancellation).ConfigureAwait(false));

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(EntraConnection at, string id, AppGrantPlan plan, CancellationToken cancellation)
    {
        var there = await TheirsAsync(at, plan, cancellation).ConfigureAwait(false);
        foreach (var grant in plan.Grants.Where(g => !there.Any(t => IsSame(t, g))))
        {
            var body = new JsonObject { ["clientId"] = grant.ClientId, ["consentType"] = "Principal", ["principalId"] = grant.PrincipalId, ["resourceId"] = grant.ResourceId, ["scope"] = grant.Scope };
            try
            {
                await at.Api.SendAsync($"give {plan.App} again what {plan.User} consented to", HttpMethod.Post, $"/v1.0/oauth2PermissionGrants", body, "", cancellation).ConfigureAwait(false);
            }
            catch (ProviderException taken) when (taken.Status == 409)
            {
                // There is one already; lists are late.
            }
        }

        var other = plan.Grants.FirstOrDefault(g => there.Any(t => IsSame(t, g) && t.Scope != g.Scope));
        return other is null
            ? new(ActionState.Absent, $"{plan.App} may do again what {plan.User} consented to.")
            : new(ActionState.Different, $"{plan.User} consented to something else for {plan.App} in between, where it had been {other.Scope}; that was left.");
    }

    private static ActionCheck Check(AppGrantPlan plan, IReadOnlyList<AppGrant> there)
    {
        var found = plan.Grants.Select(g => there.FirstOrDefault(t => IsSame(t, g))).ToList();
        if (found.All(f => f is null)) return new(ActionState.InForce, $"{plan.App} has nothing that {plan.User} consented to.");
        var isAsBefore = plan.Grants.Zip(found).All(p => p.First.Scope == p.Second?.Scope);
        return new(isAsBefore ? ActionState.Absent : ActionState.Different, $"{plan.App} has what {plan.User} consented to: {string.Join(" ", found.OfType<AppGrant>().Select(f => f.Scope))}.");
    }

    private static bool IsSame(AppGrant one, AppGrant other) => one.ClientId == other.ClientId && one.PrincipalId == other.PrincipalId && one.ResourceId == other.ResourceId;

    private static async Task<IReadOnlyList<AppGrant>> TheirsAsync(EntraConnection at, AppGrantPlan plan, CancellationToken cancellation) =>
        [.. (await ListAsync(at, plan.Client, cancellation).ConfigureAwait(false)).Select(AppGrant.Of).OfType<AppGrant>()];

    // The page says that a filter by the client keeps the list from being late.
    private static Task<IReadOnlyList<JsonElement>> ListAsync(EntraConnection at, string client, CancellationToken cancellation) =>
        at.Api.ListAsync("read what was consented to", $"/v1.0/oauth2PermissionGrants?$filter={$"clientId eq '{client}'"}", "value", "@odata.nextLink", "", cancellation);
}
