using System.Globalization;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Microsoft365.Actions;

/// <summary>Ends all sessions of a user (https://learn.microsoft.com/en-us/graph/api/user-revokesigninsessions). It is read back by <c>signInSessionsValidFromDateTime</c>, which only grows.</summary>
internal sealed class RevokeSessions : PlannedAction<EntraConnection, EntraUserPlan>
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "entra.revoke-sessions", Responder = EntraResponder.Name, Kind = ContainmentKind.RevokeSessions, Of = EntityType.Identity,
        Title = "Ends all sessions of the user, and makes the refresh tokens of all apps useless",
        Preconditions =
        [
            "The user can sign in again at once, and so can who knows the password and passes the second factor.",
            "Access tokens that were given out go on working until they end, as a rule for an hour; it may take some minutes until all is revoked.",
            "Guests sign in at their own tenant, and have to be stopped there.",
        ],
        Page = "https://learn.microsoft.com/en-us/graph/api/user-revokesigninsessions",
        Permissions = ["User.RevokeSessions.All (application permission of Microsoft Graph, with admin consent)", "User.Read.All"],
        IsFinal = true,
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<EntraUserPlan>> DraftAsync(EntraConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var user = await EntraUser.OfAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        if (user.IsGuest) throw new ActionRefusedException($"{user.Name} is a guest, whose sessions only the home tenant can end.");
        if (request.Wanted.SessionsBefore > 0 && Time(user.ValidFrom) >= DateTimeOffset.FromUnixTimeMilliseconds(request.Wanted.SessionsBefore))
            throw new ActionRefusedException($"The sessions of {user.Name} were revoked at {user.ValidFrom} already.");
        return new(user.Name, $"All sessions and refresh tokens of {user.Name} that were issued until now are revoked.", new { user.ValidFrom }, new(user.Id, user.Name, user.ValidFrom));
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(EntraConnection at, string id, EntraUserPlan plan, CancellationToken cancellation)
    {
        var user = await EntraUser.FindAsync(at, plan.Id, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"The tenant has no user {plan.Name} any more.");
        if (Time(user.ValidFrom) > Time(plan.ValidFrom)) return;
        await at.Api.SendAsync($"revoke the sessions of {plan.Name}", HttpMethod.Post, $"/v1.0/users/{plan.Id}/revokeSignInSessions", null, "", cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(EntraConnection at, string id, EntraUserPlan plan, CancellationToken cancellation)
    {
        var user = await EntraUser.FindAsync(at, plan.Id, cancellation).ConfigureAwait(false);
        if (user is null) return new(ActionState.InForce, $"The user {plan.Name} is not there any more.");
        return Time(user.ValidFrom) > Time(plan.ValidFrom)
            ? new(ActionState.InForce, $"Sessions of {user.Name} are good only from {user.ValidFrom}.")
            : new(ActionState.Absent, $"Sessions of {user.Name} are good from {user.ValidFrom}, as before.");
    }

    /// <inheritdoc/>
    protected override Task<ActionCheck> UndoAsync(EntraConnection at, string id, EntraUserPlan plan, CancellationToken cancellation) =>
        Task.FromResult(new ActionCheck(ActionState.Absent, $"Nothing is to be taken back: {plan.Name} may sign in again."));

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : DateTimeOffset.MinValue;
}
