namespace Windhover.Core.Events;

/// <summary>The OCSF class of an event; the numbers are OCSF's own class uids (https://schema.ocsf.io/classes).</summary>
public enum EventClass : ushort
{
    /// <summary>No class: never the class of a stored event.</summary>
    None = 0,

    /// <summary>A process was started or ended.</summary>
    ProcessActivity = 1007,

    /// <summary>A detection of another tool.</summary>
    DetectionFinding = 2004,

    /// <summary>A user, group or credential was created, changed or removed.</summary>
    AccountChange = 3001,

    /// <summary>A sign-in or sign-out.</summary>
    Authentication = 3002,

    /// <summary>A network connection or flow.</summary>
    NetworkActivity = 4001,

    /// <summary>An HTTP request.</summary>
    HttpActivity = 4002,

    /// <summary>A DNS query and its answer.</summary>
    DnsActivity = 4003,

    /// <summary>A call of an API, the control plane of a cloud above all.</summary>
    ApiActivity = 6003,

    /// <summary>Something was done to a file that a service hosts.</summary>
    FileHostingActivity = 6006,
}
