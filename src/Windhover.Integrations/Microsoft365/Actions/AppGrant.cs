using System.Text.Json;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Microsoft365.Actions;

/// <summary>What an app may do for one user at one API (https://learn.microsoft.com/en-us/graph/api/resources/oauth2permissiongrant).</summary>
/// <param name="Id">Its id.</param>
/// <param name="ClientId">Object id of the app's service principal.</param>
/// <param name="PrincipalId">Object id of the user.</param>
/// <param name="ResourceId">Object id of the API's service principal.</param>
/// <param name="Scope">The permissions, with spaces between.</param>
internal sealed record AppGrant(string Id, string ClientId, string PrincipalId, string ResourceId, string Scope)
{
    /// <summary>Reads one; null for one that is for everybody.</summary>
    public static AppGrant? Of(JsonElement grant) => grant.Text("consentType") == "Principal"
        ? new(grant.Text("id"), grant.Text("clientId"), grant.Text("principalId"), grant.Text("resourceId"), grant.Text("scope").Trim())
        : null;
}
