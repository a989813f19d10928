using Windhover.Core.Events;

namespace Windhover.Core.Ingestion.Packets;

/// <summary>What the headers of one packet say; filled by <see cref="PacketHeaders"/>.</summary>
public struct PacketFields
{
    /// <summary>Sender.</summary>
    public Address Source;

    /// <summary>Receiver.</summary>
    public Address Destination;

    /// <summary>Sender's port; 0 where there is none or it was not captured.</summary>
    public ushort SourcePort;

    /// <summary>Receiver's port; for ICMP type × 256 + code.</summary>
    public ushort DestinationPort;

    /// <summary>IANA protocol number, behind IPv6 extension headers.</summary>
    public byte Protocol;

    /// <summary>TCP flags; 0 for others.</summary>
    public byte TcpFlags;

    /// <summary>True when the packet is a fragment, the first one included.</summary>
    public bool IsFragment;

    /// <summary>First byte of the IP header.</summary>
    public int IpStart;

    /// <summary>Bytes of the IP packet as its header says; 0 when it does not (segments that the network card cuts).</summary>
    public int IpLength;

    /// <summary>First byte of a UDP payload, 0 when there is none.</summary>
    public int PayloadStart;

    /// <summary>Bytes of the UDP payload as its header says; it may have been captured only in part.</summary>
    public int PayloadLength;
}
