using System.Buffers.Binary;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>
/// NetFlow version 5: a header of 24 bytes and records of 48
/// (https://www.cisco.com/c/en/us/td/docs/net_mgmt/netflow_collection_engine/3-6/user/guide/format.html, tables B-3 and B-4).
/// </summary>
internal static class NetFlow5
{
    private const int HeaderSize = 24;
    private const int RecordSize = 48;

    /// <summary>Reads a datagram.</summary>
    public static void Read(ReadOnlySpan<byte> payload, in DatagramHeader datagram, RecordRef at, EventBuffer output)
    {
        if (payload.Length < HeaderSize)
        {
            output.Reject(at, "header: too short");
            return;
        }

        var export = new Export
        {
            Version = ExportVersion.NetFlow5,
            Datagram = datagram,
            At = at,
            Uptime = U32(payload, 4),
            Time = U32(payload, 8) * 1000L + Math.Min(U32(payload, 12), 999_999_999) / 1_000_000,
        };
        var count = BinaryPrimitives.ReadUInt16BigEndian(payload[2..]);
        var sampling = (uint)BinaryPrimitives.ReadUInt16BigEndian(payload[22..]) & 0x3FFF;
        var records = payload[HeaderSize..];
        var whole = Math.Min(count, records.Length / RecordSize);
        for (var i = 0; i < whole; i++) Map(records.Slice(i * RecordSize, RecordSize), export, Math.Max(1, sampling), output);
        if (whole < count) output.Reject(at, "count: more records than came");
        else if (records.Length > count * RecordSize) output.Reject(at, "count: fewer records than came");
        else if (count == 0) output.Ignore(at, "no records");
    }

    private static void Map(ReadOnlySpan<byte> record, in Export export, uint sampling, EventBuffer output)
    {
        ref var flow = ref output.AddNetwork();
        flow.Source = Address.FromV4(U32(record, 0));
        flow.Destination = Address.FromV4(U32(record, 4));
        flow.PacketsOut = (long)U32(record, 16) * sampling;
        flow.BytesOut = (long)U32(record, 20) * sampling;
        flow.StartTime = export.OfUptime(U32(record, 24));
        flow.EndTime = export.OfUptime(U32(record, 28));
        flow.SourcePort = BinaryPrimitives.ReadUInt16BigEndian(record[32..]);
        flow.DestinationPort = BinaryPrimitives.ReadUInt16BigEndian(record[34..]);
        flow.Protocol = record[38];
        flow.TcpFlags = record[37];
        flow.Known = FlowFields.BytesOut;
        var reason = FlowEnds.Check(ref flow, hasTcpFlags: true, export);
        if (reason is null) return;
        output.RemoveLastNetwork();
        output.Reject(export.At, reason);
    }

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
}
