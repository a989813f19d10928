using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Gcp.Sources.VpcFlow;

/// <summary>
/// Which machine or pod holds which address, and what group it is of: a record names both of its sides, so that a peer is known before it reports itself. Said again
/// only when another fact took its place in a small table.
/// </summary>
internal sealed class VpcFlowFacts
{
    private const int Slots = 4096;

    private readonly (Symbol Host, Address Address, Symbol Group)[] said = new (Symbol, Address, Symbol)[Slots];

    /// <summary>Adds the facts of one side.</summary>
    public void Learn(VpcFlowSide side, Address address, in JsonRecord record, in NetworkActivity flow, EventBuffer output)
    {
        var host = side.Host(record);
        if (host.IsNone) return;
        var group = side.Group(record);
        ref var last = ref said[(int)(address.StableHash % Slots)];
        if (last.Host == host && last.Address == address && last.Group == group) return;
        last = (host, address, group);
        output.AddFact(new EntityFact
        {
            Time = flow.EndTime, Kind = EntityFactKind.AddressOfHost, Subject = host, Address = address, Network = address.IsPrivate ? side.Network(record) : default, Record = flow.Record,
        });
        if (!group.IsNone) output.AddFact(new EntityFact { Time = flow.EndTime, Kind = EntityFactKind.MemberOf, Subject = host, Object = group, Record = flow.Record });
    }
}
