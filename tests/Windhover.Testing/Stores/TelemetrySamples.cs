using Windhover.Core.Events;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.Stores;

namespace Windhover.Testing.Stores;

/// <summary>Rows with every member set.</summary>
public static class TelemetrySamples
{
    /// <summary>Noon of 31 January 2026 (UTC), epoch milliseconds.</summary>
    public const long Noon = 1_769_860_800_000;

    /// <summary>Milliseconds of an hour.</summary>
    public const long Hour = 3_600_000;

    /// <summary>Milliseconds of a day.</summary>
    public const long Day = 24 * Hour;

    /// <summary>An event; the offset tells it from others.</summary>
    public static EventRow Event(long offset, long time = Noon, string entity = "device:1", string target = "resource:1", string operation = "GetObject") => new()
    {
        Time = time,
        Class = EventClass.ApiActivity,
        Source = "lab.audit",
        EntityId = entity,
        TargetId = target,
        Resource = "payroll",
        Related = "auditors",
        Credential = "key-1",
        CredentialLasts = Truth.Yes,
        Severity = FindingSeverity.High,
        RemoteAsn = 64_500,
        RemoteCountry = "NL",
        RemoteClass = AddressClass.Hosting,
        Operation = operation,
        Service = "storage",
        Outcome = "success",
        Error = "",
        Account = "account-17-of-the-estate",
        Region = "north-1",
        Agent = "cli",
        SourceAddress = Address.Parse("10.0.0.5"),
        DestinationAddress = Address.Parse("2001:db8::9"),
        Port = 443,
        Protocol = 6,
        BytesOut = 100,
        BytesIn = 200,
        File = "logs/a.json.gz",
        Offset = offset,
        Length = 512,
        RecordId = "rec-" + offset,
    };

    /// <summary>An hour of connections.</summary>
    public static ConnectionRow Connection(
        string peer = "device:2", long hour = Noon, string entity = "device:1", long bytesOut = 1_000, long bytesIn = 100, int port = 443, bool serves = false,
        bool blocked = false, long offset = 0) => new()
        {
            Hour = hour,
            EntityId = entity,
            Peer = peer,
            PeerAddress = Address.Parse("203.0.113.9"),
            PeerAsn = 64_501,
            PeerCountry = "SE",
            PeerClass = AddressClass.Cloud,
            Port = port,
            Protocol = 6,
            Serves = serves,
            Blocked = blocked,
            Records = 3,
            BytesOut = bytesOut,
            BytesIn = bytesIn,
            FirstTime = hour + 1_000,
            LastTime = hour + 9_000,
            File = "logs/flows.gz",
            Offset = offset,
            Length = 80,
        };
}
