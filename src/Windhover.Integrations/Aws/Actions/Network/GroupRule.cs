using System.Globalization;
using Windhover.Integrations.Aws.Actions.Api;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>A rule of a security group (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html).</summary>
/// <param name="Egress">True for connections that the machine opens.</param>
/// <param name="Protocol">As EC2 names it: <c>tcp</c>, <c>udp</c>, <c>icmp</c>, <c>icmpv6</c>, a number, <c>-1</c> for all.</param>
/// <param name="From">First port, or type of ICMP; −1 for all.</param>
/// <param name="To">Last port, or code of ICMP; −1 for all.</param>
/// <param name="Target">A block of addresses, <c>pl-…</c>, <c>sg-…</c>, or <c>account/sg-…</c>.</param>
internal sealed record GroupRule(bool Egress, string Protocol, int From, int To, string Target)
{
    /// <summary>Rules of one direction of a group.</summary>
    public static IEnumerable<GroupRule> Of(QueryElement permissions, bool egress) => permissions.All("item").SelectMany(p =>
    {
        var (from, to) = (Number(p["fromPort"].Text), Number(p["toPort"].Text));
        return p["ipRanges"].All("item").Select(r => Cidr.Plain(r["cidrIp"].Text))
            .Concat(p["ipv6Ranges"].All("item").Select(r => Cidr.Plain(r["cidrIpv6"].Text)))
            .Concat(p["prefixListIds"].All("item").Select(r => r["prefixListId"].Text))
            .Concat(p["groups"].All("item").Select(g => g["userId"].Text is { Length: > 0 } owner ? $"{owner}/{g["groupId"].Text}" : g["groupId"].Text))
            .Select(target => new GroupRule(egress, p["ipProtocol"].Text, from, to, target));
    });

    /// <summary>The parameters that name rules of one direction.</summary>
    public static QueryForm Form(string group, IEnumerable<GroupRule> rules)
    {
        var form = new QueryForm().Add("GroupId", group);
        var number = 0;
        foreach (var alike in rules.GroupBy(r => (r.Protocol, r.From, r.To)))
        {
            var name = $"IpPermissions.{++number}";
            form.Add($"{name}.IpProtocol", alike.Key.Protocol);
            if (alike.Key.Protocol is "tcp" or "udp" or "icmp" or "icmpv6") form.Add($"{name}.FromPort", alike.Key.From).Add($"{name}.ToPort", alike.Key.To);
            var (four, six, lists, groups) = (0, 0, 0, 0);
            foreach (var target in alike.Select(r => r.Target))
            {
                if (target.StartsWith("pl-", StringComparison.Ordinal)) form.Add($"{name}.PrefixListIds.{++lists}.PrefixListId", target);
                else if (target.Contains("sg-", StringComparison.Ordinal)) Group(form, $"{name}.Groups.{++groups}", target);
                else if (target.Contains(':')) form.Add($"{name}.Ipv6Ranges.{++six}.CidrIpv6", target);
                else form.Add($"{name}.IpRanges.{++four}.CidrIp", target);
            }
        }

        return form;
    }

    /// <summary>For people.</summary>
    public override string ToString()
    {
        var ports = From < 0 || To - From == 65535 ? "" : From == To ? $" {From.ToString(CultureInfo.InvariantCulture)}" : $" {From}-{To}";
        return $"{(Protocol == "-1" ? "everything" : Protocol)}{ports} {(Egress ? "to" : "from")} {Target}";
    }

    private static void Group(QueryForm form, string name, string target)
    {
        var slash = target.IndexOf('/');
        if (slash > 0) form.Add($"{name}.UserId", target[..slash]);
        form.Add($"{name}.GroupId", target[(slash + 1)..]);
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
