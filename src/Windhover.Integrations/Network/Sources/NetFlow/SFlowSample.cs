using System.Buffers.Binary;
using Windhover.Core.Events;
using Windhover.Core.Ingestion.Packets;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>One flow sample: the packet's first bytes, or its fields where the agent took them apart itself.</summary>
internal static class SFlowSample
{
    private const uint RawHeader = 1, Ipv4 = 3, Ipv6 = 4;
    private const uint Ethernet = 1, HeaderIpv4 = 11, HeaderIpv6 = 12;

    /// <summary>Reads a sample.</summary>
    public static void Read(ReadOnlySpan<byte> sample, bool isExpanded, in Export export, EventBuffer output)
    {
        var header = isExpanded ? 44 : 32;
        if (sample.Length < header)
        {
            output.Reject(export.At, "sample: too short");
            return;
        }

        var rate = Math.Max(1, U32(sample, isExpanded ? 12 : 8));
        var records = U32(sample, header - 4);
        var rest = sample[header..];
        ref var flow = ref output.AddNetwork();
        var reason = "sample: no packet that is read";
        var isRead = false;
        for (var i = 0u; i < records; i++)
        {
            if (rest.Length < 8 || U32(rest, 4) > rest.Length - 8)
            {
                output.RemoveLastNetwork();
                output.Reject(export.At, "sample: the length of a record lies");
                return;
            }

            var length = (int)U32(rest, 4);
            if (!isRead) isRead = TryRecord(U32(rest, 0), rest.Slice(8, length), ref flow, ref reason);
            rest = rest[(8 + length)..];
        }

        if (isRead) reason = Complete(ref flow, rate, export);
        if (isRead && reason is null) return;
        output.RemoveLastNetwork();
        if (isRead) output.Reject(export.At, reason!);
        else output.Ignore(export.At, reason!);
    }

    private static string? Complete(ref NetworkActivity flow, uint rate, in Export export)
    {
        if (export.Datagram.Time <= 0) return "datagram: no time of arrival";
        flow.BytesOut *= rate;
        flow.PacketsOut = rate;
        flow.StartTime = flow.EndTime = export.Time;
        flow.Known = FlowFields.BytesOut;
        return FlowEnds.Check(ref flow, hasTcpFlags: true, export);
    }

    private static bool TryRecord(uint format, ReadOnlySpan<byte> record, ref NetworkActivity flow, ref string reason) => format switch
    {
        RawHeader when record.Length >= 16 => TryHeader(record, ref flow, ref reason),
        Ipv4 when record.Length >= 32 => TakeApart(record, 4, ref flow),
        Ipv6 when record.Length >= 56 => TakeApart(record, 16, ref flow),
        _ => false,
    };

    private static bool TryHeader(ReadOnlySpan<byte> record, ref NetworkActivity flow, ref string reason)
    {
        var captured = U32(record, 12);
        if (captured > record.Length - 16)
        {
            reason = "sample: the packet is cut short";
            return false;
        }

        LinkType link;
        switch (U32(record, 0))
        {
            case Ethernet:
                link = LinkType.Ethernet;
                break;
            case HeaderIpv4 or HeaderIpv6:
                link = LinkType.Raw;
                break;
            default:
                reason = "sample: a link layer that is not read";
                return false;
        }

        if (!PacketHeaders.TryRead(record.Slice(16, (int)captured), link, out var fields))
        {
            reason = "sample: not an IP packet";
            return false;
        }

        flow.Source = fields.Source;
        flow.Destination = fields.Destination;
        flow.SourcePort = fields.SourcePort;
        flow.DestinationPort = fields.DestinationPort;
        flow.Protocol = fields.Protocol;
        flow.TcpFlags = fields.TcpFlags;

        // Bytes of layer 3, as NetFlow counts them; the frame's own length where the packet does not say.
        flow.BytesOut = fields.IpLength > 0 ? fields.IpLength : Math.Max(0, (long)U32(record, 4) - fields.IpStart);
        return true;
    }

    private static bool TakeApart(ReadOnlySpan<byte> record, int addressSize, ref NetworkActivity flow)
    {
        flow.BytesOut = U32(record, 0);
        flow.Protocol = (byte)U32(record, 4);
        flow.Source = Address.FromBytes(record.Slice(8, addressSize));
        flow.Destination = Address.FromBytes(record.Slice(8 + addressSize, addressSize));
        var ports = 8 + (2 * addressSize);
        flow.SourcePort = (ushort)U32(record, ports);
        flow.DestinationPort = (ushort)U32(record, ports + 4);
        flow.TcpFlags = (byte)U32(record, ports + 8);
        return true;
    }

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
