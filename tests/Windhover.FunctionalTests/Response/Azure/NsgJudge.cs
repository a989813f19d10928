using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Windhover.FunctionalTests.Response.Azure;

/// <summary>Decides as a security group does whether a connection of the machine is denied by a rule of ours.</summary>
internal static class NsgJudge
{
    internal static bool Denies(ArmPeer peer, string remote, int port, string protocol, bool serves)
    {
        var address = IPAddress.Parse(remote);
        return peer.Rules.Where(r => ((string)r["name"]!).StartsWith("windhover-", StringComparison.Ordinal)).Select(r => r["properties"]!.AsObject()).Any(r =>
            (string)r["direction"]! == (serves ? "Inbound" : "Outbound") && ((string)r["protocol"]! == "*" || (string)r["protocol"]! == protocol)
            && Values(r, serves ? "sourceAddressPrefix" : "destinationAddressPrefix", "es").Any(p => Covers(p, address))
            && Values(r, serves ? "destinationAddressPrefix" : "sourceAddressPrefix", "es").Any(p => p.Contains(':', StringComparison.Ordinal) == remote.Contains(':', StringComparison.Ordinal))
            && Values(r, "destinationPortRange", "s").Any(p => Covers(p, port)));
    }

    private static IEnumerable<string> Values(JsonObject rule, string name, string plural) => (rule[name + plural]?.AsArray() ?? new JsonArray(rule[name]!.DeepClone())).Select(v => (string)v!);

    private static bool Covers(string block, IPAddress address) => block == "*" || (block.Contains('/', StringComparison.Ordinal)
        ? IPNetwork.Parse(block) is var network && network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address)
        : IPAddress.Parse(block).Equals(address));

    private static bool Covers(string range, int port)
    {
        if (range == "*") return true;
        var ends = range.Split('-').Select(e => int.Parse(e, CultureInfo.InvariantCulture)).ToArray();
        return port >= ends[0] && port <= ends[^1];
    }
}
