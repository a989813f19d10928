using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.GoogleWorkspace.Actions;

/// <summary>
/// Suspends a user by <c>users.update</c>, which leaves what is not named (https://developers.google.com/workspace/admin/directory/reference/rest/v1/users/update). A user has no place for a mark: the admin
/// log tells whether somebody else suspended the user in between.
/// </summary>
internal sealed class Suspend : PlannedAction<WorkspaceConnection, WorkspaceUserPlan>
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "gworkspace.suspend", Responder = WorkspaceResponder.Name, Kind = ContainmentKind.DisableIdentity, Of = EntityType.Identity,
        Title = "Suspends the user",
        Preconditions =
        [
            "The user cannot sign in, and is signed out; mail and files stay.",
            "Who is suspended already is left alone.",
            "The administrator for whom Windhover acts is never suspended.",
        ],
        Page = "https://developers.google.com/workspace/admin/directory/reference/rest/v1/users/update",
        Permissions = ["scope https://www.googleapis.com/auth/admin.directory.user", "scope https://www.googleapis.com/auth/admin.reports.audit.readonly"],
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<WorkspaceUserPlan>> DraftAsync(WorkspaceConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var user = await WorkspaceUser.OfAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        if (user.IsSuspended) throw new ActionRefusedException($"{user.Mail} is suspended already ({user.Reason}): there is nothing to do.");
        var text = $"{user.Mail}{(user.IsAdmin ? ", a super administrator," : "")} is suspended, and cannot sign in.";
        return new(user.Mail, text, new { user.Mail, Suspended = false }, new(user.Id, user.Mail, request.Now));
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(WorkspaceConnection at, string id, WorkspaceUserPlan plan, CancellationToken cancellation)
    {
        var user = await WorkspaceUser.FindAsync(at, plan.Id, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"Google Workspace has no user {plan.Mail} any more.");
        if (!user.IsSuspended) await SetAsync(at, plan, true, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(WorkspaceConnection at, string id, WorkspaceUserPlan plan, CancellationToken cancellation)
    {
        var user = await WorkspaceUser.FindAsync(at, plan.Id, cancellation).ConfigureAwait(false);
        if (user is null) return new(ActionState.Absent, $"The user {plan.Mail} is not there any more.");
        return user.IsSuspended ? new(ActionState.InForce, $"{user.Mail} is suspended ({user.Reason}).") : new(ActionState.Absent, $"{user.Mail} is not suspended.");
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(WorkspaceConnection at, string id, WorkspaceUserPlan plan, CancellationToken cancellation)
    {
        var user = await WorkspaceUser.FindAsync(at, plan.Id, cancellation).ConfigureAwait(false);
        if (user is null) return new(ActionState.Absent, $"The user {plan.Mail} is not there any more.");
        if (!user.IsSuspended) return new(ActionState.Absent, $"{user.Mail} is not suspended.");
        if (user.Reason.Length > 0 && user.Reason != "ADMIN") return new(ActionState.Different, $"Google itself suspended {user.Mail} ({user.Reason}); that was left.");
        var told = await AdminLog.ReadAsync(at, "SUSPEND_USER", plan.Mail, plan.Since, cancellation).ConfigureAwait(false);
        if (told.FirstOrDefault(t => t.Who != at.Subject) is { Who.Length: > 0 } other) return new(ActionState.Different, $"{other.Who} suspended {user.Mail} at {other.Time}; that was left.");
        await SetAsync(at, plan, false, cancellation).ConfigureAwait(false);
        user = await WorkspaceUser.FindAsync(at, plan.Id, cancellation).ConfigureAwait(false);
        return user is { IsSuspended: true } ? new(ActionState.Different, $"{user.Mail} is still suspended ({user.Reason}).") : new(ActionState.Absent, $"{plan.Mail} is not suspended any more.");
    }

    private static Task SetAsync(WorkspaceConnection at, WorkspaceUserPlan plan, bool isSuspended, CancellationToken cancellation) => at.Api.SendAsync(
        isSuspended ? $"suspend {plan.Mail}" : $"end the suspension of {plan.Mail}", HttpMethod.Put, $"/admin/directory/v1/users/{plan.Id}", new JsonObject { ["suspended"] = isSuspended }, "", cancellation);
}
