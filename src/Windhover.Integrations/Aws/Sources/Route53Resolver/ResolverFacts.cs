using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.Route53Resolver;

/// <summary>Which machine asked from which address: said once a file, and again when the address asks for another machine; bounded.</summary>
internal sealed class ResolverFacts
{
    private const int MostAddresses = 65_536;

    private readonly Dictionary<(Symbol Network, Address Address), Symbol> hosts = [];

    /// <summary>Adds what is new in a query of a machine.</summary>
    public void Learn(in ActorActivity query, EventBuffer output)
    {
        if (query.SourceAddress.IsNone || (hosts.TryGetValue((query.Network, query.SourceAddress), out var host) && host == query.Host)) return;
        if (hosts.Count >= MostAddresses) hosts.Clear();
        hosts[(query.Network, query.SourceAddress)] = query.Host;
        output.AddFact(new EntityFact
        {
            Time = query.Time,
            Kind = EntityFactKind.AddressOfHost,
            Subject = query.Host,
            Network = query.Network,
            Address = query.SourceAddress,
            Record = query.Record,
        });
    }
}
