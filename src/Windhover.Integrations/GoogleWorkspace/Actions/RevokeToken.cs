using System.Text.RegularExpressions;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.GoogleWorkspace.Actions;

/// <summary>Deletes all tokens that a user gave to an app (https://developers.google.com/workspace/admin/directory/reference/rest/v1/tokens/delete).</summary>
internal sealed partial class RevokeToken : PlannedAction<WorkspaceConnection, WorkspaceUserPlan>
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "gworkspace.revoke-token", Responder = WorkspaceResponder.Name, Kind = ContainmentKind.DisableCredential, Of = EntityType.Identity,
        Title = "Deletes all tokens that the user gave to an app",
        Preconditions = ["The app's client id is known.", "The user can give the app access again, unless an administrator blocks the app.", "An app that the whole domain trusts by delegation needs no token of the user."],
        Page = "https://developers.google.com/workspace/admin/directory/reference/rest/v1/tokens/delete",
        Permissions = ["scope https://www.googleapis.com/auth/admin.directory.user", "scope https://www.googleapis.com/auth/admin.directory.user.security"],
        IsFinal = true,
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<WorkspaceUserPlan>> DraftAsync(WorkspaceConnection at, ActionRequest request, CancellationToken cancellation)
    {
        var client = request.Wanted.Credential;
        if (client.Length == 0) throw new ActionRefusedException("It is not known which app's tokens are meant.");
        if (!Client().IsMatch(client)) throw new ActionRefusedException("The credential is no app's client id.");
        var user = await WorkspaceUser.OfAsync(at, request.Wanted.Entity, cancellation).ConfigureAwait(false);
        var token = await at.Api.FindAsync($"read the tokens of {user.Mail}", $"/admin/directory/v1/users/{user.Id}/tokens/{client}", cancellation).ConfigureAwait(false)
            ?? throw new ActionRefusedException($"{user.Mail} gave no token to the app {client}.");
        var scopes = token.Texts("scopes");
        var text = $"All tokens that {user.Mail} gave to the app {token.Text("displayText")} ({client}) are deleted. It could use {string.Join(", ", scopes)}.";
        return new($"{user.Mail} {client}", text, new { Client = client, Name = token.Text("displayText"), Scopes = scopes }, new(user.Id, user.Mail, request.Now, client));
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(WorkspaceConnection at, string id, WorkspaceUserPlan plan, CancellationToken cancellation)
    {
        try
        {
            await at.Api.SendAsync($"delete the tokens of {plan.Mail}", HttpMethod.Delete, $"/admin/directory/v1/users/{plan.Id}/tokens/{plan.Client}", null, "", cancellation).ConfigureAwait(false);
        }
        catch (ProviderException gone) when (gone.IsGone)
        {
            // They are deleted already.
        }
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(WorkspaceConnection at, string id, WorkspaceUserPlan plan, CancellationToken cancellation) =>
        await at.Api.FindAsync($"read the tokens of {plan.Mail}", $"/admin/directory/v1/users/{plan.Id}/tokens/{plan.Client}", cancellation).ConfigureAwait(false) is null
            ? new(ActionState.InForce, $"{plan.Mail} has no token for the app {plan.Client}.")
            : new(ActionState.Absent, $"{plan.Mail} has a token for the app {plan.Client}.");

    /// <inheritdoc/>
    protected override Task<ActionCheck> UndoAsync(WorkspaceConnection at, string id, WorkspaceUserPlan plan, CancellationToken cancellation) =>
        Task.FromResult(new ActionCheck(ActionState.Absent, $"Tokens cannot be given back: {plan.Mail} may give the app {plan.Client} access again."));

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$", RegexOptions.NonBacktracking)]
    private static partial Regex Client();
}
