using Windhover.Core.Events;
using Windhover.Core.Ingestion.Enrichment;

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

    /// <summary>What was acted on, in the log's own words: also names and hosts that are no entities of ours; "" for none.</summary>
    public string Resource { get; init; }

    /// <summary>The second thing that mattered (a role granted, a member, a policy, a finding's title); "" for none.</summary>
    public string Related { get; init; }

    /// <summary>The credential that signed the call, in the log's own words (the id of a key or of a token, never a secret); "" where the record names none.</summary>
    public string Credential { get; init; }

    /// <summary>Whether <see cref="Credential"/> works until somebody takes it away, or ends by itself.</summary>
    public Truth CredentialLasts { get; init; }

    /// <summary>How grave another tool holds its finding to be.</summary>
    public FindingSeverity Severity { get; init; }

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

    /// <summary>Address that it went to or speaks of.</summary>
    public Address DestinationAddress { get; init; }

    /// <summary>Number of the autonomous system of the outside address: the source where that is public, else the destination. 0 when not known.</summary>
    public long RemoteAsn { get; init; }

    /// <summary>Country of the outside address, ISO 3166-1 alpha-2; "" when not known.</summary>
    public string RemoteCountry { get; init; }

    /// <summary>What kind of place the outside address is in.</summary>
    public AddressClass RemoteClass { get; init; }

    /// <summary>Service port of a flow, or the port that an activity went to.</summary>
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
