using System.Buffers.Binary;
using Windhover.Core.Events;

namespace Windhover.Core.Ingestion.Packets;

/// <summary>
/// Reads the headers of a packet: Ethernet with VLAN tags (IEEE 802.1Q), the other <see cref="LinkType"/>s, IPv4 (https://www.rfc-editor.org/rfc/rfc791),
/// IPv6 with extension headers (https://www.rfc-editor.org/rfc/rfc8200), TCP, UDP, SCTP and ICMP. Never throws, whatever the bytes.
/// </summary>
public static class PacketHeaders
{
    private const byte Icmp = 1, Tcp = 6, Udp = 17, Icmp6 = 58, Sctp = 132;
    private const int MostExtensions = 8;

    /// <summary>Reads what is there; the transport's fields stay 0 when the packet is cut off before them.</summary>
    /// <returns>False when it is no IP packet or the IP header is not whole.</returns>
    public static bool TryRead(ReadOnlySpan<byte> packet, LinkType link, out PacketFields fields)
    {
        fields = default;
        var start = IpStart(packet, link);
        if (start < 0 || start >= packet.Length) return false;
        fields.IpStart = start;
        return (packet[start] >> 4) switch
        {
            4 => ReadV4(packet, ref fields),
            6 => ReadV6(packet, ref fields),
            _ => false,
        };
    }

    private static int IpStart(ReadOnlySpan<byte> packet, LinkType link) => link switch
    {
        LinkType.Raw or LinkType.RawOld or LinkType.RawOther or LinkType.Ipv4 or LinkType.Ipv6 => 0,
        LinkType.Null or LinkType.Loop => 4,
        LinkType.Ethernet => BehindType(packet, 12),
        LinkType.Cooked => BehindType(packet, 14),
        LinkType.Cooked2 => packet.Length >= 20 && IsIp(packet) ? 20 : -1,
        _ => -1,
    };

    private static int BehindType(ReadOnlySpan<byte> packet, int at)
    {
        for (; at + 2 <= packet.Length; at += 4)
        {
            if (IsIp(packet[at..])) return at + 2;
            if (BinaryPrimitives.ReadUInt16BigEndian(packet[at..]) is not (0x8100 or 0x88A8 or 0x9100)) return -1;
        }

        return -1;
    }

    private static bool IsIp(ReadOnlySpan<byte> etherType) => BinaryPrimitives.ReadUInt16BigEndian(etherType) is 0x0800 or 0x86DD;

    private static bool ReadV4(ReadOnlySpan<byte> packet, ref PacketFields fields)
    {
        var ip = packet[fields.IpStart..];
        var header = (ip[0] & 15) * 4;
        if (header < 20 || ip.Length < header) return false;
        fields.IpLength = BinaryPrimitives.ReadUInt16BigEndian(ip[2..]);
        var fragment = BinaryPrimitives.ReadUInt16BigEndian(ip[6..]);
        fields.IsFragment = (fragment & 0x3FFF) != 0;
        fields.Protocol = ip[9];
        fields.Source = Address.FromBytes(ip.Slice(12, 4));
        fields.Destination = Address.FromBytes(ip.Slice(16, 4));
        if ((fragment & 0x1FFF) == 0) ReadTransport(packet, fields.IpStart + header, ref fields);
        return true;
    }

    private static bool ReadV6(ReadOnlySpan<byte> packet, ref PacketFields fields)
    {
        var ip = packet[fields.IpStart..];
        if (ip.Length < 40) return false;
        var length = BinaryPrimitives.ReadUInt16BigEndian(ip[4..]);
        fields.IpLength = length == 0 ? 0 : length + 40;
        fields.Source = Address.FromBytes(ip.Slice(8, 16));
        fields.Destination = Address.FromBytes(ip.Slice(24, 16));
        fields.Protocol = ip[6];
        var at = 40;
        for (var i = 0; i < MostExtensions && fields.Protocol is 0 or 43 or 44 or 51 or 60; i++)
        {
            if (ip.Length < at + 8) return true;
            var kind = fields.Protocol;
            fields.Protocol = ip[at];
            if (kind == 44)
            {
                var fragment = BinaryPrimitives.ReadUInt16BigEndian(ip[(at + 2)..]);
                fields.IsFragment |= (fragment & 0xFFF9) != 0;
                if (fragment >> 3 != 0) return true;
            }

            at += kind switch
            {
                44 => 8,
                51 => (ip[at + 1] + 2) * 4,
                _ => (ip[at + 1] + 1) * 8,
            };
        }

        ReadTransport(packet, fields.IpStart + at, ref fields);
        return true;
    }

    private static void ReadTransport(ReadOnlySpan<byte> packet, int at, ref PacketFields fields)
    {
        if (at + 4 > packet.Length) return;
        var transport = packet[at..];
        if (fields.Protocol is Icmp or Icmp6)
        {
            fields.DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(transport);
            return;
        }

        if (fields.Protocol is not (Tcp or Udp or Sctp)) return;
        fields.SourcePort = BinaryPrimitives.ReadUInt16BigEndian(transport);
        fields.DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(transport[2..]);
        if (fields.Protocol == Tcp && transport.Length > 13) fields.TcpFlags = transport[13];
        if (fields.Protocol != Udp || transport.Length < 8) return;
        fields.PayloadStart = at + 8;
        fields.PayloadLength = Math.Max(0, BinaryPrimitives.ReadUInt16BigEndian(transport[4..]) - 8);
    }
}
