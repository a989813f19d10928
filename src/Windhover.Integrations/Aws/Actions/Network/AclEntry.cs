using System.Globalization;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Aws.Actions.Api;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>An entry of a network ACL (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkAclEntry.html).</summary>
/// <param name="Number">Its number: lower ones are looked at first; 0 while it has none.</param>
/// <param name="Egress">True for what leaves the subnet.</param>
/// <param name="Protocol">IANA number; <c>-1</c> for all.</param>
/// <param name="Action"><c>allow</c> or <c>deny</c>.</param>
/// <param name="Cidr">The other side.</param>
/// <param name="From">First port; −1 for none.</param>
/// <param name="To">Last port; −1 for none.</param>
internal sealed record AclEntry(int Number, bool Egress, string Protocol, string Action, string Cidr, int From, int To)
{
    /// <summary>The entries, still without numbers, that deny what a rule names, in both families where it names nobody.</summary>
    public static IEnumerable<AclEntry> Deny(ConnectionRule rule)
    {
        foreach (var block in rule.Remote is { } remote ? [remote] : Network.Cidr.Everybody)
        {
            // ICMP is another protocol in each family; ports are those of TCP and UDP, and have to be asked for in both where a rule names neither.
            if (rule.Protocol is 1 or 58 && rule.Protocol != (block.IsV4 ? 1 : 58)) continue;
            string[] protocols = rule.Protocol != 0 ? [rule.Protocol.ToString(CultureInfo.InvariantCulture)] : rule.Port != 0 ? ["6", "17"] : ["-1"];
            foreach (var protocol in protocols)
            {
                var (from, to) = protocol is not ("6" or "17") ? (-1, -1) : rule.Port == 0 ? (0, 65535) : (rule.Port, rule.Port);
                yield return new AclEntry(0, !rule.Serves, protocol, "deny", Network.Cidr.Of(block), from, to);
            }
        }
    }

    /// <summary>Reads one.</summary>
    public static AclEntry Of(QueryElement one) => new(
        Whole(one["ruleNumber"].Text), one["egress"].Text == "true", one["protocol"].Text, one["ruleAction"].Text,
        Network.Cidr.Plain(one["ipv6CidrBlock"].Text is { Length: > 0 } six ? six : one["cidrBlock"].Text), Whole(one["portRange"]["from"].Text), Whole(one["portRange"]["to"].Text));

    /// <summary>The parameters that make it.</summary>
    public QueryForm Form(string acl)
    {
        var form = Key(acl).Add("Protocol", Protocol).Add("RuleAction", Action).Add(Cidr.Contains(':') ? "Ipv6CidrBlock" : "CidrBlock", Cidr);
        if (Protocol is "1" or "58") form.Add("Icmp.Type", -1).Add("Icmp.Code", -1);
        return From < 0 ? form : form.Add("PortRange.From", From).Add("PortRange.To", To);
    }

    /// <summary>The parameters that name it.</summary>
    public QueryForm Key(string acl) => new QueryForm().Add("NetworkAclId", acl).Add("RuleNumber", Number).Add("Egress", Egress ? "true" : "false");

    /// <summary>For people.</summary>
    public override string ToString()
    {
        var protocol = Protocol switch { "-1" => "everything", "6" => "tcp", "17" => "udp", "1" or "58" => "icmp", _ => $"protocol {Protocol}" };
        var ports = From < 0 || To - From == 65535 ? "" : From == To ? $" {From.ToString(CultureInfo.InvariantCulture)}" : $" {From}-{To}";
        return $"{Number.ToString(CultureInfo.InvariantCulture)} {Action} {protocol}{ports} {(Egress ? "to" : "from")} {Cidr}";
    }

    private static int Whole(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
