using Windhover.Integrations.Aws.Actions.Api;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>A network interface (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html).</summary>
/// <param name="Id">eni-…</param>
/// <param name="Subnet">subnet-…</param>
/// <param name="Vpc">vpc-…</param>
/// <param name="Groups">Its security groups, sorted.</param>
/// <param name="IsManaged">True when a service made it and manages it.</param>
internal sealed record AwsInterface(string Id, string Subnet, string Vpc, IReadOnlyList<string> Groups, bool IsManaged)
{
    private const string What = "read the network interfaces";

    /// <summary>Interfaces that one filter finds, by id.</summary>
    public static async Task<IReadOnlyList<AwsInterface>> FindAsync(QueryClient ec2, string filter, IEnumerable<string> values, CancellationToken cancellation)
    {
        var pages = await ec2.PagesAsync(What, "DescribeNetworkInterfaces", new QueryForm().Filter(1, filter, values), cancellation).ConfigureAwait(false);
        return [.. pages.SelectMany(p => p["networkInterfaceSet"].All("item")).Select(Of).OrderBy(i => i.Id, StringComparer.Ordinal)];
    }

    /// <summary>Gives it other security groups.</summary>
    public static Task SetGroupsAsync(QueryClient ec2, string id, IEnumerable<string> groups, CancellationToken cancellation) => ec2.ChangeAsync(
        $"change the security groups of {id}", "ModifyNetworkInterfaceAttribute", new QueryForm().Add("NetworkInterfaceId", id).AddList("SecurityGroupId", groups), cancellation);

    private static AwsInterface Of(QueryElement one) => new(
        one["networkInterfaceId"].Text, one["subnetId"].Text, one["vpcId"].Text,
        [.. one["groupSet"].All("item").Select(g => g["groupId"].Text).Order(StringComparer.Ordinal)], one["requesterManaged"].Text == "true" || one["operator"]["managed"].Text == "true");
}
