using Windhover.Integrations.Aws.Actions.Api;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Actions.Identities;

/// <summary>Access keys of a user (https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccessKey.html), and the tag that says whose doing their state is.</summary>
internal static class AccessKeys
{
    /// <summary>State of a key, <c>Active</c> or <c>Inactive</c>; "" where the user has no such key.</summary>
    public static async Task<string> StateAsync(QueryClient iam, KeyChange key, CancellationToken cancellation)
    {
        try
        {
            var pages = await iam.PagesAsync($"list the access keys of the {key.User}", "ListAccessKeys", new QueryForm().Add("UserName", key.User.Name), cancellation).ConfigureAwait(false);
            return pages.SelectMany(p => p["ListAccessKeysResult"]["AccessKeyMetadata"].All("member")).Where(m => m["AccessKeyId"].Text == key.Key).Select(m => m["Status"].Text).FirstOrDefault("");
        }
        catch (ProviderException refused) when (refused.Code == IamPolicies.Missing)
        {
            return "";
        }
    }

    /// <summary>True when the user has a tag.</summary>
    public static async Task<bool> IsMarkedAsync(QueryClient iam, KeyChange key, string mark, CancellationToken cancellation)
    {
        var pages = await iam.PagesAsync($"list the tags of the {key.User}", "ListUserTags", new QueryForm().Add("UserName", key.User.Name), cancellation).ConfigureAwait(false);
        return pages.SelectMany(p => p["ListUserTagsResult"]["Tags"].All("member")).Any(t => t["Key"].Text == mark);
    }

    /// <summary>Puts the tag on.</summary>
    public static Task MarkAsync(QueryClient iam, KeyChange key, string mark, CancellationToken cancellation) => iam.ChangeAsync(
        $"tag the {key.User}", "TagUser", new QueryForm().Add("UserName", key.User.Name).Add("Tags.member.1.Key", mark).Add("Tags.member.1.Value", key.Key), cancellation);

    /// <summary>Takes the tag off.</summary>
    public static Task UnmarkAsync(QueryClient iam, KeyChange key, string mark, CancellationToken cancellation) => iam.ChangeAsync(
        $"untag the {key.User}", "UntagUser", new QueryForm().Add("UserName", key.User.Name).Add("TagKeys.member.1", mark), cancellation);

    /// <summary>Makes a key active or inactive.</summary>
    public static Task SetAsync(QueryClient iam, KeyChange key, string state, CancellationToken cancellation) => iam.ChangeAsync(
        $"make the access key {key.Key} {state.ToLowerInvariant()}", "UpdateAccessKey",
        new QueryForm().Add("UserName", key.User.Name).Add("AccessKeyId", key.Key).Add("Status", state), cancellation);
}
