using System.Buffers.Binary;
using Windhover.Core.Ingestion;

namespace Windhover.Benchmarks.Micro;

/// <summary>Full datagrams of each flow protocol, as the collector keeps them.</summary>
internal static class FlowDatagrams
{
    private const long Seconds = 1_700_000_000;
    private static readonly (int Id, int Length)[] Ipfix = [(8, 4), (12, 4), (10, 4), (14, 4), (7, 2), (11, 2), (4, 1), (6, 2), (5, 1), (136, 1), (1, 8), (2, 8), (152, 8), (153, 8)];
    private static readonly (int Id, int Length)[] V9 = [(8, 4), (12, 4), (10, 4), (14, 4), (7, 2), (11, 2), (4, 1), (6, 1), (5, 1), (1, 4), (2, 4), (22, 4), (21, 4)];

    /// <summary>NetFlow 5: thirty records.</summary>
    public static (byte[] Record, int Flows) NetFlow5() => (Record(Header([0, 5, 0, 30], 24, 8), Fill(30 * 48)), 30);

    /// <summary>NetFlow 9: the template, and a datagram of thirty records.</summary>
    public static (byte[] Template, byte[] Record, int Flows) NetFlow9()
    {
        var head = Header([0, 9, 0, 1], 20, 8);
        return (Record(head, Template(0, V9)), Record(head, Set(256, Fill(30 * V9.Sum(f => f.Length)))), 30);
    }

    /// <summary>IPFIX: the template, and a datagram of twenty-four records.</summary>
    public static (byte[] Template, byte[] Record, int Flows) IpfixMessages() => (Message(Template(2, Ipfix)), Message(Set(256, IpfixRecords(24))), 24);

    /// <summary>sFlow 5: eight samples of an Ethernet frame with a TCP segment.</summary>
    public static (byte[] Record, int Flows) SFlow()
    {
        var frame = new byte[128];
        (frame[12], frame[13], frame[14], frame[17], frame[23], frame[47]) = (8, 0, 0x45, 100, 6, 0x18);
        byte[] header = [.. Big(1), .. Big(1518), .. Big(4), .. Big(128), .. frame];
        byte[] sample = [.. Big(1), .. Big(3), .. Big(512), .. Big(1), .. Big(0), .. Big(1), .. Big(2), .. Big(1), .. Big(1), .. Big(header.Length), .. header];
        byte[] payload = [.. Big(5), .. Big(1), 192, 0, 2, 1, .. Big(0), .. Big(1), .. Big(1000), .. Big(8)];
        for (var i = 0; i < 8; i++) payload = [.. payload, .. Big(1), .. Big(sample.Length), .. sample];
        return (Record(payload, []), 8);
    }

    private static byte[] Message(byte[] set)
    {
        var head = Header([0, 10, 0, 0], 16, 4);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(2), (ushort)(16 + set.Length));
        return Record(head, set);
    }

    private static byte[] IpfixRecords(int count)
    {
        var one = Ipfix.Sum(f => f.Length);
        var records = Fill(count * one);
        for (var i = 0; i < count; i++)
        {
            var record = records.AsSpan(i * one, one);
            record[20] = 6;
            record[25..].Clear();
            BinaryPrimitives.WriteInt64BigEndian(record[25..], 90_000 + i);
            BinaryPrimitives.WriteInt64BigEndian(record[33..], 90 + i);
            BinaryPrimitives.WriteInt64BigEndian(record[^16..], (Seconds * 1000) - 5000);
            BinaryPrimitives.WriteInt64BigEndian(record[^8..], (Seconds * 1000) - 1000);
        }

        return records;
    }

    private static byte[] Template(int set, (int Id, int Length)[] fields) => Set(set, [1, 0, 0, (byte)fields.Length, .. fields.SelectMany(f => new byte[] { (byte)(f.Id >> 8), (byte)f.Id, 0, (byte)f.Length })]);

    private static byte[] Set(int id, byte[] body) => [(byte)(id >> 8), (byte)id, (byte)((body.Length + 4) >> 8), (byte)(body.Length + 4), .. body];

    private static byte[] Header(byte[] start, int length, int timeAt)
    {
        var header = new byte[length];
        start.CopyTo(header, 0);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(timeAt), (uint)Seconds);
        return header;
    }

    private static byte[] Record(byte[] head, byte[] body)
    {
        var record = new byte[DatagramHeader.Size];
        new DatagramHeader(Seconds * 1000, Core.Events.Address.Parse("192.0.2.1"), 4000, 2055).Write(record);
        return [.. record, .. head, .. body];
    }

    // Small bytes, so that stamps since the start of the exporter stay within a day of the export.
    private static byte[] Fill(int length)
    {
        var bytes = new byte[length];
        new Random(1).NextBytes(bytes);
        for (var i = 0; i < length; i++) bytes[i] &= 3;
        return bytes;
    }

    private static byte[] Big(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
