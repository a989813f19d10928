using System.Globalization;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Gcp.Actions.Network;

/// <summary>Makes rules of what is to be stopped; blocks of one service share a rule, and a rule has addresses of one family.</summary>
internal static class GcpRules
{
    private const string V4 = "0.0.0.0/0";
    private const string V6 = "::/0";

    /// <summary>What connections are denied: direction, protocol, port and blocks, in a stable order.</summary>
    public static IReadOnlyList<(bool IsIngress, string Protocol, string Port, IReadOnlyList<string> Ranges)> Of(IReadOnlyList<ConnectionRule> block, bool hasV6)
    {
        var single =
            from rule in block.SelectMany(ByProtocol)
            from range in rule.Remote is { } remote ? [Blocks.Cidr(remote)] : hasV6 ? [V4, V6] : (string[])[V4]
            let isV4 = !range.Contains(':', StringComparison.Ordinal)
            where isV4 || hasV6
            select (rule.Serves, Protocol: Word(rule.Protocol, isV4), Port: rule.Port == 0 || rule.Protocol is not (6 or 17 or 132) ? "" : rule.Port.ToString(CultureInfo.InvariantCulture), IsV4: isV4, Range: range);
        return
        [
            .. single.GroupBy(s => (s.Serves, s.Protocol, s.Port, s.IsV4)).OrderByDescending(g => g.Key.Serves).ThenBy(g => g.Key.Protocol, StringComparer.Ordinal).ThenBy(g => g.Key.Port, StringComparer.Ordinal).ThenByDescending(g => g.Key.IsV4)
                .Select(g => (g.Key.Serves, g.Key.Protocol, g.Key.Port, (IReadOnlyList<string>)[.. g.Select(s => s.Range).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])),
        ];
    }

    // A port can only be named of a protocol: one without is a port of TCP and of UDP.
    private static IEnumerable<ConnectionRule> ByProtocol(ConnectionRule rule) => rule is { Port: > 0, Protocol: 0 } ? [rule with { Protocol = 6 }, rule with { Protocol = 17 }] : [rule];

    private static string Word(int protocol, bool isV4) => protocol switch
    {
        0 => "all",
        1 or 58 => isV4 ? "icmp" : "58",
        6 => "tcp",
        17 => "udp",
        50 => "esp",
        51 => "ah",
        132 => "sctp",
        94 => "ipip",
        _ => protocol.ToString(CultureInfo.InvariantCulture),
    };
}
