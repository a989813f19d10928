namespace Windhover.Core.Ingestion.Packets;

/// <summary>What the bytes of a captured packet begin with (https://www.tcpdump.org/linktypes.html). The values are those of the files.</summary>
public enum LinkType : ushort
{
    /// <summary>A loopback header of four bytes in the byte order of the machine, then IP.</summary>
    Null = 0,

    /// <summary>Ethernet.</summary>
    Ethernet = 1,

    /// <summary>IPv4 or IPv6, as some systems number it.</summary>
    RawOld = 12,

    /// <summary>IPv4 or IPv6, as other systems number it.</summary>
    RawOther = 14,

    /// <summary>IPv4 or IPv6.</summary>
    Raw = 101,

    /// <summary>A loopback header of four bytes in network order, then IP.</summary>
    Loop = 108,

    /// <summary>Linux "cooked" capture, 16 bytes.</summary>
    Cooked = 113,

    /// <summary>IPv4.</summary>
    Ipv4 = 228,

    /// <summary>IPv6.</summary>
    Ipv6 = 229,

    /// <summary>Linux "cooked" capture version 2, 20 bytes.</summary>
    Cooked2 = 276,
}
