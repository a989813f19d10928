using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>
/// Learns from flows which interface holds which address: the source of an outbound flow is the reporting interface's own, and so is the destination of an
/// inbound one. A fact is added when an address is first seen in the file and whenever it changed its interface.
/// </summary>
internal sealed class InterfaceAddresses
{
    private const int MostAddresses = 65_536;
    private readonly Dictionary<(Address Address, Symbol Network), Symbol> holders = [];
    private Address lastAddress;
    private Symbol lastInterface, lastNetwork;

    /// <summary>Adds the fact that a flow teaches, if it is news.</summary>
    public void Learn(in NetworkActivity flow, EventBuffer output)
    {
        var isOutbound = flow.Direction == FlowDirection.Outbound;
        var own = isOutbound ? flow.Source : flow.Destination;
        if (own == lastAddress && flow.Interface == lastInterface && flow.Network == lastNetwork) return;
        if (flow.Interface.IsNone || !CanBeOwn(own)) return;

        // Azure drops what a machine sends under an address that is not its own: a denied outbound flow proves nothing.
        if (isOutbound && flow.Phase == FlowPhase.Denied) return;

        (lastAddress, lastInterface, lastNetwork) = (own, flow.Interface, flow.Network);
        if (holders.TryGetValue((own, flow.Network), out var holder) && holder == flow.Interface) return;
        if (holders.Count == MostAddresses) holders.Clear();
        holders[(own, flow.Network)] = flow.Interface;
        output.AddFact(new EntityFact
        {
            Time = flow.EndTime,
            Kind = EntityFactKind.AddressOfInterface,
            Subject = flow.Interface,
            Network = flow.Network,
            Address = own,
            Record = flow.Record,
        });
    }

    // An interface that forwards for others reports public IPv4 addresses as sources too; they are not its own.
    private static bool CanBeOwn(Address address) => !address.IsNone && !address.IsMulticast && (address.IsPrivate || !address.IsV4);
}
