using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>Rules that differ in the other side only.</summary>
/// <param name="Serves">True for connections to the device.</param>
/// <param name="Protocol">IANA number; 0 for all.</param>
/// <param name="Port">Service port; 0 for all.</param>
/// <param name="Remotes">The other side: of one family, none within another, sorted; empty for everybody.</param>
internal sealed record NftRemotes(bool Serves, int Protocol, int Port, IReadOnlyList<AddressBlock> Remotes)
{
    private const int MostRules = 4096;

    /// <summary>Every connection of one direction.</summary>
    public static NftRemotes Everybody(bool serves) => new(serves, 0, 0, []);

    /// <summary>Rules put together, in an order that does not depend on theirs.</summary>
    /// <exception cref="ActionRefusedException">There are too many, or one is none.</exception>
    public static IReadOnlyList<NftRemotes> Group(IReadOnlyList<ConnectionRule> rules)
    {
        if (rules.Count > MostRules) throw new ActionRefusedException($"There are {rules.Count} rules; the gateway takes at most {MostRules} for one device.");
        if (rules.FirstOrDefault(r => r.Port is < 0 or > 65535 || r.Protocol is < 0 or > 255) is { } wrong) throw new ActionRefusedException($"No firewall has such a rule: {wrong}.");
        return [.. rules.SelectMany(Expand)
            .GroupBy(r => (r.Serves, r.Protocol, r.Port, Family: r.Remote is { } remote ? remote.IsV4 ? 4 : 6 : 0))
            .OrderBy(g => g.Key)
            .Select(g => new NftRemotes(g.Key.Serves, g.Key.Protocol, g.Key.Port, g.Key.Family == 0 ? [] : Widest(g.Select(r => r.Remote!.Value))))];
    }

    // A port stands for TCP and UDP where no protocol is named; other protocols have none.
    private static IEnumerable<ConnectionRule> Expand(ConnectionRule rule) => rule switch
    {
        { Protocol: 0, Port: not 0 } => [rule with { Protocol = 6 }, rule with { Protocol = 17 }],
        { Protocol: not (6 or 17 or 132 or 33 or 136) } => [rule with { Port = 0 }],
        _ => [rule],
    };

    // Two blocks are apart, or one holds the other.
    private static List<AddressBlock> Widest(IEnumerable<AddressBlock> blocks)
    {
        var kept = new List<AddressBlock>();
        foreach (var block in blocks.OrderBy(b => b.First).ThenBy(b => b.Bits))
        {
            if (kept.Count == 0 || kept[^1].Bits > block.Bits || !kept[^1].Contains(block.First)) kept.Add(block);
        }

        return kept;
    }
}
