using Windhover.Core.Events;
using Windhover.Core.Ingestion.Enrichment;

namespace Windhover.Core.Stores;

/// <summary>All flow records of one hour between one entity and one peer on one service port, added up.</summary>
public readonly record struct ConnectionRow
{
    /// <summary>Start of the hour, epoch milliseconds (for a query over a period: of the first hour).</summary>
    public required long Hour { get; init; }

    /// <summary>Id of the entity whose interface reported.</summary>
    public required string EntityId { get; init; }

    /// <summary>The peer's entity id, or its address as text.</summary>
    public required string Peer { get; init; }

    /// <summary>The peer's address.</summary>
    public Address PeerAddress { get; init; }

    /// <summary>Number of the autonomous system of the peer; 0 when not known.</summary>
    public long PeerAsn { get; init; }

    /// <summary>Country of the peer, ISO 3166-1 alpha-2; "" when not known.</summary>
    public string PeerCountry { get; init; }

    /// <summary>What kind of place the peer is in.</summary>
    public AddressClass PeerClass { get; init; }

    /// <summary>Service port: the port of the side that serves.</summary>
    public int Port { get; init; }

    /// <summary>IANA protocol number.</summary>
    public int Protocol { get; init; }

    /// <summary>True when the entity serves, false when it is the client.</summary>
    public bool Serves { get; init; }

    /// <summary>True when the flows were refused.</summary>
    public bool Blocked { get; init; }

    /// <summary>Flow records.</summary>
    public long Records { get; init; }

    /// <summary>Bytes sent by the entity.</summary>
    public long BytesOut { get; init; }

    /// <summary>Bytes received by the entity.</summary>
    public long BytesIn { get; init; }

    /// <summary>First record, epoch milliseconds.</summary>
    public long FirstTime { get; init; }

    /// <summary>Last record, epoch milliseconds.</summary>
    public long LastTime { get; init; }

    /// <summary>Path of the file of the first record.</summary>
    public string File { get; init; }

    /// <summary>Where the first record is, counted in the decompressed file.</summary>
    public long Offset { get; init; }

    /// <summary>Bytes of the first record.</summary>
    public int Length { get; init; }
}
