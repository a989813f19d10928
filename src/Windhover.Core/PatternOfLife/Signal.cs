namespace Windhover.Core.PatternOfLife;

/// <summary>A number that is measured for an entity in each window of ten minutes. The numbers are part of stored snapshots.</summary>
public enum Signal : byte
{
    /// <summary>Bytes sent by a device; bytes sent to a service by an identity.</summary>
    BytesOut = 0,

    /// <summary>Bytes received by a device; bytes read from a service by an identity.</summary>
    BytesIn = 1,

    /// <summary>Flow records or calls.</summary>
    Records = 2,

    /// <summary>Bytes that a device sent outside.</summary>
    OutsideBytesOut = 3,

    /// <summary>Different peers of a device; different resources of an identity.</summary>
    FanOut = 4,

    /// <summary>Refused connections that a device tried; calls of an identity that failed.</summary>
    Refused = 5,

    /// <summary>Bytes that a device sent, in about a day, to outside destinations that are new to it and rare in the estate, beyond what the hour explains.</summary>
    RareBytes = 6,

    /// <summary>How regular a device's connections to one rare outside destination are, in bits.</summary>
    Beacon = 7,

    /// <summary>Bytes a day that a device sent outside lately, against the weeks before: a slow ramp.</summary>
    Drift = 8,
}
