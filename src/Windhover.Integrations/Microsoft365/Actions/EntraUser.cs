using System.Text.RegularExpressions;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Microsoft365.Actions;

/// <summary>A user (https://learn.microsoft.com/en-us/graph/api/resources/user).</summary>
/// <param name="Id">Object id.</param>
/// <param name="Name">Sign-in name.</param>
/// <param name="IsEnabled">Whether the account may sign in.</param>
/// <param name="IsGuest">Whether another tenant signs the user in.</param>
/// <param name="IsSynced">Whether the account comes from an Active Directory on the premises.</param>
/// <param name="ValidFrom">Sessions that were issued before are not good any more; "" for not told.</param>
internal sealed partial record EntraUser(string Id, string Name, bool IsEnabled, bool IsGuest, bool IsSynced, string ValidFrom)
{
    /// <summary>The user whom an entity stands for.</summary>
    /// <exception cref="ActionRefusedException">It stands for none.</exception>
    public static async Task<EntraUser> OfAsync(EntraConnection at, EntityRef entity, CancellationToken cancellation)
    {
        var key = (entity.Id.StartsWith("identity:", StringComparison.Ordinal) ? entity.Id["identity:".Length..] : entity.Id).Trim();
        if (!SignInName().IsMatch(key) && !Guid.TryParseExact(key, "D", out _)) throw new ActionRefusedException("The identity is neither a sign-in name nor the object id of a user.");
        return await FindAsync(at, key, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"The tenant has no user {key}.");
    }

    /// <summary>The user of an id or sign-in name; null where there is none.</summary>
    public static async Task<EntraUser?> FindAsync(EntraConnection at, string key, CancellationToken cancellation) =>
        await at.Api.FindAsync("read the user", $"/v1.0/users/{key}?$select=id,userPrincipalName,accountEnabled,userType,onPremisesSyncEnabled,signInSessionsValidFromDateTime", cancellation).ConfigureAwait(false) is { } found
            ? new EntraUser(
                found.Text("id"), found.Text("userPrincipalName"), found.Flag("accountEnabled"), found.Text("userPrincipalName").Contains("#EXT#", StringComparison.OrdinalIgnoreCase),
                found.Flag("onPremisesSyncEnabled"), found.Text("signInSessionsValidFromDateTime"))
            : null;

    // https://learn.microsoft.com/en-us/entra/identity/hybrid/connect/plan-connect-userprincipalname
    [GeneratedRegex("^[A-Za-z0-9'._!#^~-]{1,113}@[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$", RegexOptions.NonBacktracking)]
    private static partial Regex SignInName();
}
