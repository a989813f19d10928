using Windhover.Integrations.Aws.Actions.Api;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>A security group as it stands.</summary>
/// <param name="Id">sg-…</param>
/// <param name="Rules">Its rules.</param>
/// <param name="Tags">Keys of its tags.</param>
internal sealed record SecurityGroup(string Id, IReadOnlyList<GroupRule> Rules, IReadOnlyList<string> Tags)
{
    /// <summary>The one of a name in a network; null for none.</summary>
    public static async Task<SecurityGroup?> FindAsync(QueryClient ec2, string vpc, string name, CancellationToken cancellation) =>
        (await FindAsync(ec2, new QueryForm().Filter(1, "vpc-id", vpc).Filter(2, "group-name", name), cancellation).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>Those of ids.</summary>
    public static Task<IReadOnlyList<SecurityGroup>> FindAsync(QueryClient ec2, IEnumerable<string> ids, CancellationToken cancellation) =>
        FindAsync(ec2, new QueryForm().AddList("GroupId", ids), cancellation);

    /// <summary>Makes one, which lets everything out until <see cref="SetRulesAsync"/>.</summary>
    public static async Task<SecurityGroup> CreateAsync(QueryClient ec2, string vpc, string name, string description, CancellationToken cancellation)
    {
        var form = new QueryForm().Add("GroupName", name).Add("GroupDescription", description).Add("VpcId", vpc).Tagged("security-group", name, description);
        var made = await ec2.ChangeAsync($"create the security group {name}", "CreateSecurityGroup", form, cancellation).ConfigureAwait(false);
        return (await FindAsync(ec2, [made["groupId"].Text], cancellation).ConfigureAwait(false)).FirstOrDefault()
            ?? throw new ProviderException($"read the security group {name}", 0, "", "it was made and is not to be seen yet");
    }

    /// <summary>Makes its rules what they are to be: takes away what is too much, adds what is missing.</summary>
    public async Task SetRulesAsync(QueryClient ec2, IReadOnlyList<GroupRule> wanted, CancellationToken cancellation)
    {
        foreach (var (egress, way) in new[] { (true, "Egress"), (false, "Ingress") })
        {
            var extra = Rules.Where(r => r.Egress == egress && !wanted.Contains(r)).ToArray();
            var missing = wanted.Where(r => r.Egress == egress && !Rules.Contains(r)).ToArray();
            if (extra.Length > 0) await ec2.ChangeAsync($"take rules from {Id}", $"RevokeSecurityGroup{way}", GroupRule.Form(Id, extra), cancellation).ConfigureAwait(false);
            if (missing.Length > 0) await ec2.ChangeAsync($"add rules to {Id}", $"AuthorizeSecurityGroup{way}", GroupRule.Form(Id, missing), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>True when its rules are these, in any order.</summary>
    public bool HasOnly(IReadOnlyList<GroupRule> wanted) => Rules.Count == wanted.Count && Rules.All(wanted.Contains);

    private static async Task<IReadOnlyList<SecurityGroup>> FindAsync(QueryClient ec2, QueryForm form, CancellationToken cancellation)
    {
        var pages = await ec2.PagesAsync("read the security groups", "DescribeSecurityGroups", form, cancellation).ConfigureAwait(false);
        return [.. pages.SelectMany(p => p["securityGroupInfo"].All("item")).Select(Of).OrderBy(g => g.Id, StringComparer.Ordinal)];
    }

    private static SecurityGroup Of(QueryElement one) => new(
        one["groupId"].Text,
        [.. GroupRule.Of(one["ipPermissions"], egress: false).Concat(GroupRule.Of(one["ipPermissionsEgress"], egress: true)).Distinct()],
        [.. one["tagSet"].All("item").Select(t => t["key"].Text)]);
}
