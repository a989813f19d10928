using Windhover.Core.Events;

namespace Windhover.Core.Entities;

/// <summary>A flow record as one of its entities sees it.</summary>
public struct FlowView
{
    /// <summary>Who.</summary>
    public int Entity;

    /// <summary>The other side's entity, or −1 when it is only an address.</summary>
    public int PeerEntity;

    /// <summary>The entity's own address.</summary>
    public Address Local;

    /// <summary>The other side's address.</summary>
    public Address Peer;

    /// <summary>First packet, epoch milliseconds.</summary>
    public long StartTime;

    /// <summary>Last packet, epoch milliseconds.</summary>
    public long Time;

    /// <summary>Bytes that the entity sent.</summary>
    public long BytesOut;

    /// <summary>Bytes that the entity received.</summary>
    public long BytesIn;

    /// <summary>Port of the side that serves.</summary>
    public ushort Port;

    /// <summary>Port of the side that asks.</summary>
    public ushort ClientPort;

    /// <summary>IANA protocol number.</summary>
    public byte Protocol;

    /// <summary>True when the entity is the one that serves.</summary>
    public bool Serves;

    /// <summary>True when the record counts packets that the entity sent.</summary>
    public bool Sent;

    /// <summary>True when the flow was refused.</summary>
    public bool Blocked;

    /// <summary>Whether the peer is outside: not private and not one of ours.</summary>
    public bool PeerOutside;

    /// <summary>Where the raw record is.</summary>
    public RecordRef Record;

    /// <summary>The log's own id of the record.</summary>
    public RecordId Id;
}
