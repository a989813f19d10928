namespace Windhover.Core.PatternOfLife;

/// <summary>A categorical feature of what an entity does. The numbers are part of stored snapshots.</summary>
public enum Feature : byte
{
    /// <summary>Outside peer, service port and role of a device's connection.</summary>
    Peer = 0,

    /// <summary>Network that an outside peer is in.</summary>
    PeerNetwork = 1,

    /// <summary>Service port and protocol, with the role in it.</summary>
    Port = 2,

    /// <summary>Service and operation that an identity called.</summary>
    Operation = 3,

    /// <summary>Network that an identity's call came from.</summary>
    SourceNetwork = 4,

    /// <summary>Tool family of an identity's call.</summary>
    Agent = 5,

    /// <summary>Region of an identity's call.</summary>
    Region = 6,

    /// <summary>Resource that an identity's call was about.</summary>
    Resource = 7,

    /// <summary>Error that an identity's call met.</summary>
    Error = 8,

    /// <summary>Hour of the day, weekdays and weekends apart.</summary>
    Hour = 9,

    /// <summary>Inside peer, service port and role of a device's connection.</summary>
    InsidePeer = 10,

    /// <summary>Operation of an identity's call together with the second thing that it names: the policy attached, the range let in, the account shared with.</summary>
    Grant = 11,
}
