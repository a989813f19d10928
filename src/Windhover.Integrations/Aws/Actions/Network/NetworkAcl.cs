using Windhover.Integrations.Aws.Actions.Api;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>A network ACL as it stands.</summary>
/// <param name="Id">acl-…</param>
/// <param name="Subnets">Subnets that it holds for, sorted.</param>
/// <param name="Entries">Its entries, by direction and number.</param>
/// <param name="Tags">Keys of its tags.</param>
internal sealed record NetworkAcl(string Id, IReadOnlyList<string> Subnets, IReadOnlyList<AclEntry> Entries, IReadOnlyList<string> Tags)
{
    /// <summary>Those that hold for subnets.</summary>
    public static Task<IReadOnlyList<NetworkAcl>> OfAsync(QueryClient ec2, IEnumerable<string> subnets, CancellationToken cancellation) =>
        FindAsync(ec2, new QueryForm().Filter(1, "association.subnet-id", subnets), cancellation);

    /// <summary>One by its id; null when it is not there any more.</summary>
    public static async Task<NetworkAcl?> FindAsync(QueryClient ec2, string id, CancellationToken cancellation)
    {
        try
        {
            return (await FindAsync(ec2, new QueryForm().Add("NetworkAclId.1", id), cancellation).ConfigureAwait(false)).FirstOrDefault();
        }
        catch (ProviderException refused) when (refused.Code.EndsWith(".NotFound", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>The entry of a number in a direction; null for none.</summary>
    public AclEntry? At(AclEntry place) => Entries.FirstOrDefault(e => e.Number == place.Number && e.Egress == place.Egress);

    private static async Task<IReadOnlyList<NetworkAcl>> FindAsync(QueryClient ec2, QueryForm form, CancellationToken cancellation)
    {
        var pages = await ec2.PagesAsync("read the network ACLs", "DescribeNetworkAcls", form, cancellation).ConfigureAwait(false);
        return [.. pages.SelectMany(p => p["networkAclSet"].All("item")).Select(Of).OrderBy(a => a.Id, StringComparer.Ordinal)];
    }

    private static NetworkAcl Of(QueryElement one) => new(
        one["networkAclId"].Text,
        [.. one["associationSet"].All("item").Select(a => a["subnetId"].Text).Order(StringComparer.Ordinal)],
        [.. one["entrySet"].All("item").Select(AclEntry.Of).OrderBy(e => e.Egress).ThenBy(e => e.Number)],
        [.. one["tagSet"].All("item").Select(t => t["key"].Text)]);
}
