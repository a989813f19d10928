using System.Globalization;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Azure.Actions.Network;

/// <summary>
/// Makes rules of what is to be stopped. They only ever deny: what is to go on is left to the rules that stand behind, so that nothing is opened that was closed. A rule has addresses of one family.
/// </summary>
internal static class NsgRules
{
    private const int MostBlocks = 1000;
    private static readonly int[] Protocols = [6, 17, 1, 50, 51];

    /// <summary>Drops connections.</summary>
    /// <exception cref="ActionRefusedException">A protocol has no name here.</exception>
    public static IEnumerable<NsgRule> Deny(IReadOnlyList<ConnectionRule> block, IReadOnlyList<AddressBlock> own) =>
        from rule in block.Distinct()
        from family in Families(own)
        where (rule.Remote is not { } remote || remote.IsV4 == family.IsV4) && IsKnown(rule.Protocol, family.IsV4)
        select new NsgRule(rule.Serves, Word(rule.Protocol), family.Own, [rule.Remote is { } named ? Blocks.Cidr(named) : "*"], [rule.Port == 0 ? "*" : rule.Port.ToString(CultureInfo.InvariantCulture)]);

    /// <summary>Drops everything in one direction.</summary>
    public static IEnumerable<NsgRule> All(bool isInbound, IReadOnlyList<AddressBlock> own) => Families(own).Select(f => new NsgRule(isInbound, "*", f.Own, ["*"], ["*"]));

    /// <summary>Drops everything but an allow-set: for each service the addresses that it does not name, and the ports that no service of it has.</summary>
    /// <exception cref="ActionRefusedException">The allow-set is too large for a security group.</exception>
    public static IEnumerable<NsgRule> Except(IReadOnlyList<ConnectionRule> allow, IReadOnlyList<AddressBlock> own) =>
        from isInbound in (bool[])[true, false]
        from protocol in Protocols
        from family in Families(own)
        where IsKnown(protocol, family.IsV4)
        from rule in Except([.. allow.Where(a => a.Serves == isInbound && (a.Protocol == 0 || a.Protocol == protocol))], isInbound, protocol, family.IsV4, family.Own)
        select rule;

    private static IEnumerable<NsgRule> Except(IReadOnlyList<ConnectionRule> allow, bool isInbound, int protocol, bool isV4, IReadOnlyList<string> own)
    {
        var anyPort = allow.Where(a => a.Port == 0 || protocol is not (6 or 17)).ToList();
        var ports = protocol is 6 or 17 ? allow.Select(a => a.Port).Where(p => p is > 0 and < 65536).Distinct().Order().ToList() : [];

        // Ports that are allowed for the same addresses share a rule.
        var services = ports.Select(p => (Port: p, Remote: Remote([.. anyPort, .. allow.Where(a => a.Port == p)], isV4))).GroupBy(s => string.Join(',', s.Remote), StringComparer.Ordinal);
        foreach (var service in services)
        {
            if (service.First().Remote is { Count: > 0 } remote) yield return new NsgRule(isInbound, Word(protocol), own, remote, Sorted(service.Select(s => s.Port.ToString(CultureInfo.InvariantCulture))));
        }

        if (Remote(anyPort, isV4) is { Count: > 0 } rest && Others(ports) is { Count: > 0 } others) yield return new NsgRule(isInbound, Word(protocol), own, rest, ports.Count == 0 ? ["*"] : others);
    }

    private static IReadOnlyList<string> Remote(IReadOnlyList<ConnectionRule> allow, bool isV4)
    {
        if (allow.Any(a => a.Remote is null)) return [];
        var kept = allow.Select(a => a.Remote!.Value).Where(r => r.IsV4 == isV4).ToList();
        if (kept.Count == 0) return ["*"];
        var found = Blocks.Except(kept, isV4);
        return found.Count <= MostBlocks ? Sorted(found.Select(Blocks.Cidr)) : throw new ActionRefusedException($"The allow-set leaves {found.Count} blocks of addresses out; a rule of a security group takes {MostBlocks}.");
    }

    private static IReadOnlyList<string> Others(IReadOnlyList<int> ports)
    {
        var ranges = new List<string>();
        var next = 0;
        foreach (var port in ports.Append(65536))
        {
            if (port > next) ranges.Add(port - 1 == next ? next.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{next}-{port - 1}"));
            next = port + 1;
        }

        return Sorted(ranges);
    }

    private static IEnumerable<(bool IsV4, IReadOnlyList<string> Own)> Families(IReadOnlyList<AddressBlock> own) =>
        own.GroupBy(o => o.IsV4).OrderByDescending(g => g.Key).Select(g => (g.Key, Sorted(g.Select(Blocks.Cidr))));

    private static IReadOnlyList<string> Sorted(IEnumerable<string> texts) => [.. texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    // Rules name ICMP of IPv4 alone.
    private static bool IsKnown(int protocol, bool isV4) => protocol != 1 || isV4;

    private static string Word(int protocol) => protocol switch
    {
        0 => "*",
        1 => "Icmp",
        6 => "Tcp",
        17 => "Udp",
        50 => "Esp",
        51 => "Ah",
        _ => throw new ActionRefusedException($"A security group cannot name the protocol {protocol}."),
    };
}
