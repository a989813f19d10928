namespace Windhover.Core.Events;

/// <summary>Which optional fields of a <see cref="NetworkActivity"/> the record really said.</summary>
[Flags]
public enum FlowFields : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Bytes from source to destination.</summary>
    BytesOut = 1,

    /// <summary>Bytes back: the log is two-way.</summary>
    BytesIn = 2,

    /// <summary>TCP flags.</summary>
    TcpFlags = 4,

    /// <summary>The source is the side that opened the connection, for certain.</summary>
    Initiator = 8,

    /// <summary>The traffic between the two was encrypted by the network.</summary>
    Encrypted = 16,
}
