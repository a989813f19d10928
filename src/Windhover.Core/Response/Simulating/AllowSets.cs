using Windhover.Core.Events;
using Windhover.Core.Response.Actions;
using Windhover.Core.Stores;

namespace Windhover.Core.Response.Simulating;

/// <summary>
/// Makes the allow-set of a device out of what it, or its peers, did before: the connections that normal work needs, as few rules as say it. What was seen on one day alone is not
/// normal. Where a service talks to very many outside addresses, their networks stand for them, and in the end everybody.
/// </summary>
internal static class AllowSets
{
    /// <summary>Most rules of one allow-set: what a security group, a policy or a set holds with room to spare.</summary>
    public const int MostRules = 200;

    private const int MostRemotes = 24;
    private const long Day = 86_400_000;

    /// <summary>The rules that cover the rows, sorted; empty where nothing was normal.</summary>
    /// <param name="rows">Connections added up over the time before the incident; those that were refused do not count.</param>
    public static IReadOnlyList<ConnectionRule> Of(IEnumerable<ConnectionRow> rows)
    {
        var services = rows.Where(r => !r.Blocked && r.LastTime - r.FirstTime >= Day)
            .GroupBy(r => (r.Serves, r.Protocol, r.Port))
            .Select(g => (g.Key, Remotes: Remotes([.. g])))
            .OrderBy(s => s.Key.Serves).ThenBy(s => s.Key.Protocol).ThenBy(s => s.Key.Port).ToList();

        // Too many for any platform: the services with the most remotes are opened to everybody first.
        while (services.Sum(s => s.Remotes.Count) > MostRules && services.Exists(s => s.Remotes.Count > 1))
        {
            var widest = services.IndexOf(services.MaxBy(s => s.Remotes.Count));
            services[widest] = (services[widest].Key, [null]);
        }

        return
        [
            .. services.SelectMany(s => s.Remotes.Select(remote => new ConnectionRule { Serves = s.Key.Serves, Protocol = s.Key.Protocol, Port = s.Key.Port, Remote = remote })).Take(MostRules),
        ];
    }

    private static List<AddressBlock?> Remotes(List<ConnectionRow> rows)
    {
        if (rows.Exists(r => r.PeerAddress.IsNone || r.Peer == "internet")) return [null];
        var addresses = rows.Select(r => r.PeerAddress).Distinct().Order().ToList();
        if (addresses.Count <= MostRemotes) return [.. addresses.Select(a => (AddressBlock?)AddressBlock.Of(a))];
        var blocks = addresses.Select(Wider).Distinct().OrderBy(b => b.First).ToList();
        return blocks.Count <= MostRemotes ? [.. blocks.Select(b => (AddressBlock?)b)] : [null];
    }

    private static AddressBlock Wider(Address address) => address switch
    {
        { IsPrivate: true } => new AddressBlock(address.Subnet, address.IsV4 ? 24 : 64),
        _ => new AddressBlock(address.Network, address.IsV4 ? 16 : 32),
    };
}
