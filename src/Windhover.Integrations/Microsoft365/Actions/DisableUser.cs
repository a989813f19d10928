using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Microsoft365.Actions;

/// <summary>Blocks a user's sign-in (https://learn.microsoft.com/en-us/graph/api/user-update).</summary>
internal sealed class DisableUser : PlannedAction<EntraConnection, EntraUserPlan>
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "entra.disable-user", Responder = EntraResponder.Name, Kind = ContainmentKind.DisableIdentity, Of = EntityType.Identity,
        Title = "Blocks the user's sign-in",
        Preconditions =
        [
            "Access tokens that were given out go on working until they end, as a rule for an hour.",
            "A user who comes from an Active Directory on the premises has to be disabled there.",
            "A user who holds an administrator's role can only be disabled by an application that has a role above it.",
            "Whoever is disabled already is left alone.",
        ],
        Page = "https://learn.microsoft.com/en-us/graph/api/user-update",
        Permissions = ["User.EnableDisableAccount.All (application permission of Microsoft Graph, with admin consent)", "User.Read.All"],
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<EntraUserPlan>> DraftAsync(EntraConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var user = await EntraUser.OfAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        if (!user.IsEnabled) throw new ActionRefusedException($"{user.Name} is disabled already: there is nothing to do.");
        if (user.IsSynced) throw new ActionRefusedException($"{user.Name} comes from an Active Directory on the premises, and has to be disabled there.");
        return new(user.Name, $"{user.Name} is disabled, and cannot sign in.", new { AccountEnabled = true }, new(user.Id, user.Name));
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(EntraConnection at, string id, EntraUserPlan plan, CancellationToken cancellation)
    {
        var user = await EntraUser.FindAsync(at, plan.Id, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"The tenant has no user {plan.Name} any more.");
        if (user.IsEnabled) await SetAsync(at, plan, false, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(EntraConnection at, string id, EntraUserPlan plan, CancellationToken cancellation)
    {
        var user = await EntraUser.FindAsync(at, plan.Id, cancellation).ConfigureAwait(false);
        if (user is null) return new(ActionState.Absent, $"The user {plan.Name} is not there any more.");
        return user.IsEnabled ? new(ActionState.Absent, $"{user.Name} may sign in.") : new(ActionState.InForce, $"The sign-in of {user.Name} is blocked.");
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(EntraConnection at, string id, EntraUserPlan plan, CancellationToken cancellation)
    {
        var user = await EntraUser.FindAsync(at, plan.Id, cancellation).ConfigureAwait(false);
        if (user is { IsEnabled: false }) await SetAsync(at, plan, true, cancellation).ConfigureAwait(false);
        return new(ActionState.Absent, user is null ? $"The user {plan.Name} is not there any more." : user.IsEnabled ? $"{user.Name} was enabled already." : $"{user.Name} may sign in again.");
    }

    private static Task SetAsync(EntraConnection at, EntraUserPlan plan, bool isEnabled, CancellationToken cancellation) => at.Api.SendAsync(
        isEnabled ? $"enable {plan.Name}" : $"disable {plan.Name}", HttpMethod.Patch, $"/v1.0/users/{plan.Id}", new JsonObject { ["accountEnabled"] = isEnabled }, "", cancellation);
}
