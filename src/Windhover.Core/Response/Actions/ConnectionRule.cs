using Windhover.Core.Events;
using Windhover.Core.Stores;

namespace Windhover.Core.Response.Actions;

/// <summary>Connections of one device, as a rule of a firewall names them.</summary>
public sealed record ConnectionRule
{
    /// <summary>The other side; null for everybody.</summary>
    public AddressBlock? Remote { get; init; }

    /// <summary>Service port: the port of the side that serves; 0 for all.</summary>
    public int Port { get; init; }

    /// <summary>IANA protocol number; 0 for all.</summary>
    public int Protocol { get; init; }

    /// <summary>True for connections to the device, false for those that it opens.</summary>
    public bool Serves { get; init; }

    /// <summary>True when the rule covers connections of this kind.</summary>
    public bool Covers(Address remote, int port, int protocol, bool serves) =>
        serves == Serves && (Port == 0 || Port == port) && (Protocol == 0 || Protocol == protocol) && (Remote is not { } block || block.Contains(remote));

    /// <summary>True when the rule covers what was rolled up.</summary>
    public bool Covers(in ConnectionRow row) => Covers(row.PeerAddress, row.Port, row.Protocol, row.Serves);

    /// <summary>The rule in words.</summary>
    public override string ToString()
    {
        var port = Protocol switch
        {
            1 or 58 => "icmp",
            6 or 17 => $"{(Port == 0 ? "any port" : $"port {Port}")}/{(Protocol == 6 ? "tcp" : "udp")}",
            0 => Port == 0 ? "any port" : $"port {Port}",
            _ => $"protocol {Protocol}",
        };
        return Serves ? $"from {Remote?.ToString() ?? "anywhere"} to its {port}" : $"to {Remote?.ToString() ?? "anywhere"} {port}";
    }
}
