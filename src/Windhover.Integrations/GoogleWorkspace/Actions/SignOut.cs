using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.GoogleWorkspace.Actions;

/// <summary>
/// Signs a user out (https://developers.google.com/workspace/admin/directory/reference/rest/v1/users/signOut). Google keeps no state of it: it is read back from the admin log, which is some minutes
/// late; until then what Google accepted from this process stands.
/// </summary>
internal sealed class SignOut : PlannedAction<WorkspaceConnection, WorkspaceUserPlan>
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "gworkspace.sign-out", Responder = WorkspaceResponder.Name, Kind = ContainmentKind.RevokeSessions, Of = EntityType.Identity,
        Title = "Signs the user out of all web and device sessions",
        Preconditions =
        [
            "The user can sign in again at once, and so can who knows the password.",
            "Apps that the user gave access to keep their tokens.",
            "Where another provider signs the users in, its own session goes on.",
        ],
        Page = "https://developers.google.com/workspace/admin/directory/reference/rest/v1/users/signOut",
        Permissions =
        [
            "scope https://www.googleapis.com/auth/admin.directory.user", "scope https://www.googleapis.com/auth/admin.directory.user.security", "scope https://www.googleapis.com/auth/admin.reports.audit.readonly",
        ],
        IsFinal = true,
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<WorkspaceUserPlan>> DraftAsync(WorkspaceConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var user = await WorkspaceUser.OfAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        if (user.IsSuspended) throw new ActionRefusedException($"{user.Mail} is suspended: nobody is signed in.");
        return new(user.Mail, $"{user.Mail} is signed out of all web and device sessions, and has to sign in again.", new { user.Mail }, new(user.Id, user.Mail, request.Now));
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(WorkspaceConnection at, string id, WorkspaceUserPlan plan, CancellationToken cancellation)
    {
        if (at.Accepted(id) is not null) return;
        _ = await WorkspaceUser.FindAsync(at, plan.Id, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"Google Workspace has no user {plan.Mail} any more.");
        await at.Api.SendAsync($"sign {plan.Mail} out", HttpMethod.Post, $"/admin/directory/v1/users/{plan.Id}/signOut", null, "", cancellation).ConfigureAwait(false);
        at.Accept(id);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(WorkspaceConnection at, string id, WorkspaceUserPlan plan, CancellationToken cancellation)
    {
        var told = await AdminLog.ReadAsync(at, "RESET_SIGNIN_COOKIES", plan.Mail, plan.Since, cancellation).ConfigureAwait(false);
        if (told.Count > 0) return new(ActionState.InForce, $"The admin log says that {told[0].Who} reset the sign-in cookies of {plan.Mail} at {told[0].Time}.");
        return at.Accepted(id) is { } time
            ? new(ActionState.InForce, $"Google accepted the sign-out of {plan.Mail} at {time}; the admin log does not show it yet.")
            : new(ActionState.Absent, $"The admin log does not say that {plan.Mail} was signed out.");
    }

    /// <inheritdoc/>
    protected override Task<ActionCheck> UndoAsync(WorkspaceConnection at, string id, WorkspaceUserPlan plan, CancellationToken cancellation) =>
        Task.FromResult(new ActionCheck(ActionState.Absent, $"Nothing is to be taken back: {plan.Mail} may sign in again."));
}
