namespace Windhover.Core.Events;

/// <summary>
/// One flow record (OCSF NetworkActivity 4001). "Source" is the side that sent the packets that the record counts, as the log says it; which
/// side opened the connection is worked out later. Counters that a log lacks are 0 and not in <see cref="Known"/>.
/// </summary>
public struct NetworkActivity
{
    /// <summary>First packet, epoch milliseconds.</summary>
    public long StartTime;

    /// <summary>Last packet, epoch milliseconds; never before <see cref="StartTime"/>. This is the event's time: when the record could be known.</summary>
    public long EndTime;

    /// <summary>Sender's address, as near to the packet's own as the log has it (behind translation, for instance).</summary>
    public Address Source;

    /// <summary>Receiver's address.</summary>
    public Address Destination;

    /// <summary>Bytes from source to destination.</summary>
    public long BytesOut;

    /// <summary>Bytes from destination to source; 0 in one-way logs.</summary>
    public long BytesIn;

    /// <summary>Packets from source to destination.</summary>
    public long PacketsOut;

    /// <summary>Packets from destination to source; 0 in one-way logs.</summary>
    public long PacketsIn;

    /// <summary>Sender's port; 0 for protocols without ports.</summary>
    public ushort SourcePort;

    /// <summary>Receiver's port; 0 for protocols without ports. For ICMP: type × 256 + code where the log has them.</summary>
    public ushort DestinationPort;

    /// <summary>IANA protocol number (6 TCP, 17 UDP, 1 ICMP).</summary>
    public byte Protocol;

    /// <summary>TCP flags seen, ORed; 0 when not said.</summary>
    public byte TcpFlags;

    /// <summary>Whether the flow was let through.</summary>
    public Disposition Disposition;

    /// <summary>Which way it went, seen from the reporting interface.</summary>
    public FlowDirection Direction;

    /// <summary>Which part of the connection the record covers.</summary>
    public FlowPhase Phase;

    /// <summary>Which optional fields the record really said.</summary>
    public FlowFields Known;

    /// <summary>Account, subscription or project that owns the interface.</summary>
    public Symbol Account;

    /// <summary>Region.</summary>
    public Symbol Region;

    /// <summary>Network in which the private addresses mean something (a VPC, a virtual network, a site).</summary>
    public Symbol Network;

    /// <summary>Subnet.</summary>
    public Symbol Subnet;

    /// <summary>Id of the interface that reported the flow.</summary>
    public Symbol Interface;

    /// <summary>Id of the machine behind the interface.</summary>
    public Symbol Host;

    /// <summary>Application protocol or provider service, as the log names it.</summary>
    public Symbol Service;

    /// <summary>The rule that decided, where the log names it.</summary>
    public Symbol Rule;

    /// <summary>Connection state in the log's own words, for logs of sensors that name it.</summary>
    public Symbol State;

    /// <summary>The log's own id of the record.</summary>
    public RecordId Id;

    /// <summary>Where the raw record is.</summary>
    public RecordRef Record;

    /// <summary>The event's time, epoch milliseconds.</summary>
    public readonly long Time => EndTime;
}
