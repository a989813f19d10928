using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Network.Collection;

/// <summary>Takes flow records that routers, switches and probes export over UDP.</summary>
internal sealed class FlowCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "net.flow",
        Title = "NetFlow v5 and v9, IPFIX and sFlow over UDP",
        Page = "https://www.rfc-editor.org/rfc/rfc7011#section-10.3",
        Settings = [new("listen", "Addresses and ports to listen on; usual ports are 2055 (NetFlow), 4739 (IPFIX) and 6343 (sFlow).", "127.0.0.1:2055")],
        Permissions = ["none; a large buffer needs net.core.rmem_max of 16 MiB"],
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new FlowCollection(settings, context);
}
