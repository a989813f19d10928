using Windhover.Core.Events;

namespace Windhover.Core.Stores;

/// <summary>One stored event.</summary>
public readonly record struct EventRow
{
    /// <summary>Epoch milliseconds.</summary>
    public required long Time { get; init; }

    /// <summary>OCSF class.</summary>
    public required EventClass Class { get; init; }

    /// <summary>Source name.</summary>
    public required string Source { get; init; }

    /// <summary>Id of the entity that acted.</summary>
    public required string EntityId { get; init; }

    /// <summary>Id of the entity acted on; "" for none.</summary>
    public string TargetId { get; init; }

    /// <summary>Operation of an activity; "" for flows.</summary>
    public string Operation { get; init; }

    /// <summary>Service.</summary>
    public string Service { get; init; }

    /// <summary>success, failure, allowed, blocked or "".</summary>
    public string Outcome { get; init; }

    /// <summary>Error code.</summary>
    public string Error { get; init; }

    /// <summary>Account.</summary>
    public string Account { get; init; }

    /// <summary>Region.</summary>
    public string Region { get; init; }

    /// <summary>Tool family of the client.</summary>
    public string Agent { get; init; }

    /// <summary>Address that it came from; for flows the entity's own.</summary>
    public Address SourceAddress { get; init; }

    /// <summary>Address that it went to; none for activities.</summary>
    public Address DestinationAddress { get; init; }

    /// <summary>Service port of a flow.</summary>
    public int Port { get; init; }

    /// <summary>IANA protocol number of a flow.</summary>
    public int Protocol { get; init; }

    /// <summary>Bytes sent by the entity.</summary>
    public long BytesOut { get; init; }

    /// <summary>Bytes received by the entity.</summary>
    public long BytesIn { get; init; }

    /// <summary>Path of the file.</summary>
    public required string File { get; init; }

    /// <summary>First byte, counted in the decompressed file.</summary>
    public required long Offset { get; init; }

    /// <summary>Bytes of the record.</summary>
    public required int Length { get; init; }

    /// <summary>The log's own id; "" for none.</summary>
    public string RecordId { get; init; }
}
