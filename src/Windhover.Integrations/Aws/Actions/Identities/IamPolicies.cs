using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Aws.Actions.Api;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Actions.Identities;

/// <summary>Inline policies of users and roles (https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html).</summary>
internal static class IamPolicies
{
    /// <summary>What IAM says when something is not there.</summary>
    public const string Missing = "NoSuchEntity";

    /// <summary>Makes sure that a user or role is there.</summary>
    /// <returns>The longest that a session of a role lasts, in seconds; 0 where it is not said.</returns>
    /// <exception cref="ActionRefusedException">It is not there.</exception>
    public static async Task<int> FindAsync(QueryClient iam, AwsPrincipal principal, CancellationToken cancellation)
    {
        try
        {
            var found = await iam.ReadAsync($"read the {principal}", $"Get{principal.Kind}", new QueryForm().Add($"{principal.Kind}Name", principal.Name), cancellation).ConfigureAwait(false);
            return int.TryParse(found[$"Get{principal.Kind}Result"][principal.Kind]["MaxSessionDuration"].Text, System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? seconds : 0;
        }
        catch (ProviderException refused) when (refused.Code == Missing)
        {
            throw new ActionRefusedException($"Account {principal.Account} has no {principal}.");
        }
    }

    /// <summary>A policy's document; null where there is none of that name. A document that is no JSON is an empty one, which is nobody's plan.</summary>
    public static async Task<JsonNode?> DocumentAsync(QueryClient iam, AwsPrincipal principal, string name, CancellationToken cancellation)
    {
        try
        {
            var found = await iam.ReadAsync($"read the policy {name} of the {principal}", $"Get{principal.Kind}Policy", Form(principal, name), cancellation).ConfigureAwait(false);
            var text = found[$"Get{principal.Kind}PolicyResult"]["PolicyDocument"].Text;

            // It comes encoded as a part of an address.
            return JsonNode.Parse(text.StartsWith('{') ? text : Uri.UnescapeDataString(text)) ?? new JsonObject();
        }
        catch (ProviderException refused) when (refused.Code == Missing)
        {
            return null;
        }
        catch (JsonException)
        {
            return new JsonObject();
        }
    }

    /// <summary>Puts a policy on.</summary>
    /// <exception cref="ActionRefusedException">The user or role is gone, or has no room.</exception>
    public static async Task PutAsync(QueryClient iam, AwsPrincipal principal, string name, JsonNode document, CancellationToken cancellation)
    {
        try
        {
            await iam.ChangeAsync($"put the policy {name} on the {principal}", $"Put{principal.Kind}Policy", Form(principal, name).Add("PolicyDocument", document.ToJsonString()), cancellation).ConfigureAwait(false);
        }
        catch (ProviderException refused) when (refused.Code is Missing or "LimitExceeded" or "UnmodifiableEntity")
        {
            throw new ActionRefusedException($"The {principal} takes no further policy: {refused.Said}");
        }
    }

    /// <summary>Takes a policy away; one that is gone already is gone.</summary>
    public static async Task DeleteAsync(QueryClient iam, AwsPrincipal principal, string name, CancellationToken cancellation)
    {
        try
        {
            await iam.ChangeAsync($"delete the policy {name} of the {principal}", $"Delete{principal.Kind}Policy", Form(principal, name), cancellation).ConfigureAwait(false);
        }
        catch (ProviderException refused) when (refused.Code == Missing)
        {
            // Somebody was faster, or the user or role is gone.
        }
    }

    private static QueryForm Form(AwsPrincipal principal, string name) => new QueryForm().Add($"{principal.Kind}Name", principal.Name).Add("PolicyName", name);
}
