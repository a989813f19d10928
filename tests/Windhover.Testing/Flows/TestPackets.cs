namespace Windhover.Testing.Flows;

/// <summary>IP packets.</summary>
public static class TestPackets
{
    /// <summary>A TCP segment over IPv4.</summary>
    public static byte[] Tcp(string source, int sourcePort, string destination, int destinationPort, int flags, int payload = 0) => Wire.Of(w => w
        .U8(0x45).U8(0).U16(40 + payload).U32(0).U8(64).U8(6).U16(0).Ip(source).Ip(destination)
        .U16(sourcePort).U16(destinationPort).U32(1).U32(2).U8(0x50).U8(flags).U16(1024).U32(0).Raw(new byte[payload]));

    /// <summary>A UDP datagram over IPv6, behind so many empty hop-by-hop headers.</summary>
    public static byte[] Udp6(string source, int sourcePort, string destination, int destinationPort, byte[] payload, int extensions = 0) => Wire.Of(w =>
    {
        w.U32(0x6000_0000).U16(8 + payload.Length + (8 * extensions)).U8(extensions > 0 ? 0 : 17).U8(64).Ip(source).Ip(destination);
        for (var i = 1; i <= extensions; i++) w.U8(i < extensions ? 0 : 17).U8(0).Raw(1, 4, 0, 0, 0, 0);
        w.U16(sourcePort).U16(destinationPort).U16(8 + payload.Length).U16(0).Raw(payload);
    });

    /// <summary>An ICMP message over IPv4.</summary>
    public static byte[] Icmp(string source, string destination, int type, int code) => Wire.Of(w => w
        .U8(0x45).U8(0).U16(28).U32(0).U8(64).U8(1).U16(0).Ip(source).Ip(destination).U8(type).U8(code).U16(0).U32(0));
}
