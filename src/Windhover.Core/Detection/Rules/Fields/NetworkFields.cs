using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>The typed fields of <see cref="NetworkActivity"/>, meaning what its members say.</summary>
internal static class NetworkFields
{
    private static readonly Dictionary<string, long> Protocols = new(StringComparer.Ordinal) { ["icmp"] = 1, ["tcp"] = 6, ["udp"] = 17 };

    public static IReadOnlyList<Field> All { get; } =
    [
        new AddressField("source", static (in EventView e) => e.Network.Source),
        new AddressField("destination", static (in EventView e) => e.Network.Destination),
        new NumberField("source_port", static (in EventView e) => e.Network.SourcePort),
        new NumberField("destination_port", static (in EventView e) => e.Network.DestinationPort),
        new NumberField("protocol", static (in EventView e) => e.Network.Protocol, Protocols),
        CodeField.Of<Disposition>("disposition", static (in EventView e) => (int)e.Network.Disposition),
        CodeField.Of<FlowDirection>("direction", static (in EventView e) => (int)e.Network.Direction),
        CodeField.Of<FlowPhase>("phase", static (in EventView e) => (int)e.Network.Phase),
        new NumberField("bytes_out", static (in EventView e) => e.Network.BytesOut),
        new NumberField("bytes_in", static (in EventView e) => e.Network.BytesIn),
        new NumberField("packets_out", static (in EventView e) => e.Network.PacketsOut),
        new NumberField("packets_in", static (in EventView e) => e.Network.PacketsIn),
        new SymbolField("service", static (in EventView e) => e.Network.Service),
        new SymbolField("state", static (in EventView e) => e.Network.State),
        new SymbolField("rule", static (in EventView e) => e.Network.Rule),
        new SymbolField("account", static (in EventView e) => e.Network.Account),
        new SymbolField("region", static (in EventView e) => e.Network.Region),
        new SymbolField("network", static (in EventView e) => e.Network.Network),
        new SymbolField("host", static (in EventView e) => e.Network.Host),
        new EntityField(),
    ];
}
