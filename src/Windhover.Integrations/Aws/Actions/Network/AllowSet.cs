using System.Globalization;
using System.Numerics;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>Rules of a security group that let through what an allow-set names.</summary>
/// <param name="Rules">The rules.</param>
/// <param name="Widened">Blocks that had to be widened to fit the quota.</param>
internal sealed record AllowSet(IReadOnlyList<GroupRule> Rules, int Widened)
{
    // Wider than these an allow-set would be none.
    private const int WidestV4 = 16;
    private const int WidestV6 = 32;
    private const int MostBlocks = 5000;

    /// <summary>
    /// Makes the rules. Blocks of one service are joined where that changes nothing; where they are still more than the quota, the two neighbours whose common block is
    /// narrowest become that block, again and again, though never wider than /16 or, of IPv6, /32.
    /// </summary>
    /// <param name="allow">The allow-set.</param>
    /// <param name="quota">Rules that a group may have in one direction (https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html).</param>
    /// <exception cref="ActionRefusedException">They are too many however they are joined.</exception>
    public static AllowSet Of(IReadOnlyList<ConnectionRule> allow, int quota)
    {
        var (rules, widened) = (new List<GroupRule>(), 0);
        foreach (var way in allow.GroupBy(r => !r.Serves).OrderBy(g => g.Key))
        {
            var services = new SortedDictionary<(string Protocol, int From, int To), List<AddressBlock>>();
            foreach (var rule in way)
            {
                foreach (var block in rule.Remote is { } remote ? [remote] : Cidr.Everybody)
                {
                    foreach (var service in Services(rule, block.IsV4))
                    {
                        if (!services.TryGetValue(service, out var blocks)) services[service] = blocks = [];
                        blocks.Add(block);
                    }
                }
            }

            foreach (var service in services.Keys.ToArray()) services[service] = Cidr.Merge(services[service]);
            widened += Fit(services, quota, way.Key ? "outbound" : "inbound");
            rules.AddRange(services.SelectMany(s => s.Value.Select(b => new GroupRule(way.Key, s.Key.Protocol, s.Key.From, s.Key.To, Cidr.Of(b)))));
        }

        return new(rules, widened);
    }

    private static IEnumerable<(string Protocol, int From, int To)> Services(ConnectionRule rule, bool isV4)
    {
        (int From, int To) ports = rule.Port == 0 ? (0, 65535) : (rule.Port, rule.Port);
        switch (rule.Protocol)
        {
            case 0 when rule.Port == 0: return [("-1", -1, -1)];
            case 0: return [("tcp", ports.From, ports.To), ("udp", ports.From, ports.To)];
            case 6: return [("tcp", ports.From, ports.To)];
            case 17: return [("udp", ports.From, ports.To)];
            case 1: return isV4 ? [("icmp", -1, -1)] : [];
            case 58: return isV4 ? [] : [("icmpv6", -1, -1)];
            default: return [(rule.Protocol.ToString(CultureInfo.InvariantCulture), -1, -1)];
        }
    }

    private static int Fit(SortedDictionary<(string Protocol, int From, int To), List<AddressBlock>> services, int quota, string way)
    {
        var widened = 0;
        var count = services.Values.Sum(b => b.Count);
        if (count > MostBlocks) throw new ActionRefusedException($"The allow-set has {count} {way} kinds of connections, which is no pattern that a security group could hold.");
        while (count > quota)
        {
            var best = services.SelectMany(s => Pairs(s.Value).Select(p => (s.Key, p.At, p.Cover, p.Cost))).OrderBy(p => p.Cost).ThenBy(p => p.Key).ThenBy(p => p.At).FirstOrDefault();
            if (best.Key.Protocol is null) throw new ActionRefusedException($"The allow-set needs {count} {way} rules, and the quota of a security group is {quota}.");
            var blocks = services[best.Key];
            blocks[best.At] = best.Cover;
            blocks.RemoveAt(best.At + 1);
            services[best.Key] = Cidr.Merge(blocks);
            count = services.Values.Sum(b => b.Count);
            widened++;
        }

        return widened;
    }

    private static IEnumerable<(int At, AddressBlock Cover, BigInteger Cost)> Pairs(List<AddressBlock> blocks)
    {
        for (var at = 0; at + 1 < blocks.Count; at++)
        {
            if (blocks[at].IsV4 != blocks[at + 1].IsV4) continue;
            var cover = Cidr.Cover(blocks[at], blocks[at + 1]);
            if (cover.Bits < (cover.IsV4 ? WidestV4 : WidestV6)) continue;

            // What it costs is the addresses that are let through without having been named; of IPv6 a /64 counts as one.
            yield return (at, cover, Size(cover) - Size(blocks[at]) - Size(blocks[at + 1]));
        }
    }

    private static BigInteger Size(AddressBlock block) => block.IsV4 ? BigInteger.One << (32 - block.Bits) : BigInteger.One << Math.Max(0, 64 - block.Bits);
}
