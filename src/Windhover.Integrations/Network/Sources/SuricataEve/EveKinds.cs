using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.SuricataEve;

/// <summary>What the values of <c>event_type</c> mean.</summary>
internal static class EveKinds
{
    /// <summary>The kind of an event.</summary>
    public static EveKind Of(ReadOnlySpan<byte> type) => type switch
    {
        _ when type.IsEmpty => EveKind.None,
        _ when type.SequenceEqual("flow"u8) => EveKind.Flow,
        _ when type.SequenceEqual("dns"u8) => EveKind.Dns,
        _ when type.SequenceEqual("tls"u8) => EveKind.Tls,
        _ when type.SequenceEqual("http"u8) => EveKind.Http,
        _ when type.SequenceEqual("alert"u8) => EveKind.Alert,
        _ when type.SequenceEqual("fileinfo"u8) => EveKind.File,
        _ when type.SequenceEqual("ssh"u8) => EveKind.Ssh,
        _ when type.SequenceEqual("netflow"u8) => EveKind.Netflow,
        _ => EveKind.Other,
    };

    /// <summary>The class of the events of a kind.</summary>
    public static EventClass ClassOf(EveKind kind) => kind switch
    {
        EveKind.Alert => EventClass.DetectionFinding,
        EveKind.Dns => EventClass.DnsActivity,
        EveKind.Ssh => EventClass.Authentication,
        EveKind.File => EventClass.FileHostingActivity,
        EveKind.Flow or EveKind.Netflow => EventClass.NetworkActivity,
        _ => EventClass.HttpActivity,
    };

    /// <summary>Why events of other types give none here.</summary>
    public static string ReasonOf(ReadOnlySpan<byte> type) => type switch
    {
        _ when type.SequenceEqual("stats"u8) || type.SequenceEqual("engine"u8) => "about the sensor itself",
        _ when type.SequenceEqual("anomaly"u8) => "an oddity of the protocol, not a finding",
        _ => "a type of event that is not read",
    };
}
