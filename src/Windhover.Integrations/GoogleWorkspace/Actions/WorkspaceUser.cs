using System.Text.RegularExpressions;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.GoogleWorkspace.Actions;

/// <summary>A user (https://developers.google.com/workspace/admin/directory/reference/rest/v1/users).</summary>
/// <param name="Id">The id that survives a change of address.</param>
/// <param name="Mail">The primary address.</param>
/// <param name="IsSuspended">Whether the account is suspended.</param>
/// <param name="Reason">Why it is, in Google's word: <c>ADMIN</c> where an administrator did it.</param>
/// <param name="IsAdmin">Whether it is a super administrator's.</param>
internal sealed partial record WorkspaceUser(string Id, string Mail, bool IsSuspended, string Reason, bool IsAdmin)
{
    /// <summary>The user whom an entity stands for.</summary>
    /// <exception cref="ActionRefusedException">It stands for none, or for the administrator whom we act for.</exception>
    public static async Task<WorkspaceUser> OfAsync(WorkspaceConnection at, EntityRef entity, CancellationToken cancellation)
    {
        var key = (entity.Id.StartsWith("identity:", StringComparison.Ordinal) ? entity.Id["identity:".Length..] : entity.Id).Trim().ToLowerInvariant();
        if (key.EndsWith(".gserviceaccount.com", StringComparison.Ordinal)) throw new ActionRefusedException("The identity is a service account, and no user of Google Workspace.");
        if (!WorkspaceConnection.Mail().IsMatch(key) && !ProfileId().IsMatch(key)) throw new ActionRefusedException("The identity is neither an e-mail address nor the id of a user.");
        var user = await FindAsync(at, key, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"Google Workspace has no user {key}.");
        return user.Mail == at.Subject ? throw new ActionRefusedException($"Windhover itself acts for {at.Subject}, and would lock itself out.") : user;
    }

    /// <summary>The user of an id or address; null where there is none.</summary>
    public static async Task<WorkspaceUser?> FindAsync(WorkspaceConnection at, string key, CancellationToken cancellation) =>
        await at.Api.FindAsync("read the user", $"/admin/directory/v1/users/{key}?fields=id,primaryEmail,suspended,suspensionReason,isAdmin", cancellation).ConfigureAwait(false) is { } found
            ? new WorkspaceUser(found.Text("id"), found.Text("primaryEmail").ToLowerInvariant(), found.Flag("suspended"), found.Text("suspensionReason"), found.Flag("isAdmin"))
            : null;

    [GeneratedRegex("^[0-9]{10,25}$", RegexOptions.NonBacktracking)]
    private static partial Regex ProfileId();
}
