using System.Buffers.Binary;
using Windhover.Testing.Flows;

namespace Windhover.Testing.Sources;

/// <summary>The binary framings for <see cref="SampleRecords"/>: as plain as can be, whole files only, pcap with little-endian Ethernet and pcapng with raw IP.</summary>
internal static class BinaryRecords
{
    public static IEnumerable<SampleRecord> Blocks(byte[] bytes)
    {
        for (var at = BlockFile.FileMark.Length; at + 12 <= bytes.Length; at++)
        {
            if (!bytes.AsSpan(at).StartsWith(BlockFile.Mark)) continue;
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 4));
            var end = at + 12 + length;
            if (length is < 28 or > 65_607 || end > bytes.Length) continue;
            var body = bytes[(at + 12)..(int)end];
            var isWhole = BlockFile.Crc(body) == BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8));
            if (isWhole) yield return new SampleRecord(at + 12, body.Length, body);
            if (isWhole || end == bytes.Length || bytes.AsSpan((int)end).StartsWith(BlockFile.Mark)) at = (int)end - 1;
        }
    }

    public static IEnumerable<SampleRecord> Capture(byte[] bytes)
    {
        var isBlocks = bytes[0] == 0x0A;
        for (var at = isBlocks ? 0 : 24; at + 16 <= bytes.Length;)
        {
            var length = isBlocks ? Int(bytes, at + 4) : 16 + Int(bytes, at + 8);
            var start = isBlocks ? at + 28 : at + 16;
            var packet = !isBlocks ? bytes[start..(at + length)] : Int(bytes, at) == 6 ? bytes[start..(start + Int(bytes, at + 20))] : [];
            var micros = isBlocks ? ((long)Int(bytes, at + 12) << 32) | (uint)Int(bytes, at + 16) : (Int(bytes, at) * 1_000_000L) + Int(bytes, at + 4);
            var ip = isBlocks ? packet : packet.AsSpan(Math.Min(14, packet.Length)).ToArray();
            if (packet.Length > 0 && ip.Length >= 28 && ip[0] == 0x45 && ip[9] == 17 && (ip[6] & 0x3F) == 0 && ip[7] == 0)
            {
                var udp = ip.AsSpan(20);
                var payload = BinaryPrimitives.ReadUInt16BigEndian(udp[4..]) - 8;
                if (udp.Length >= payload + 8)
                {
                    var sent = new SentDatagram(micros / 1000, $"{ip[12]}.{ip[13]}.{ip[14]}.{ip[15]}", BinaryPrimitives.ReadUInt16BigEndian(udp), BinaryPrimitives.ReadUInt16BigEndian(udp[2..]), udp.Slice(8, payload).ToArray());
                    yield return new SampleRecord(start, packet.Length, sent.ToRecord());
                }
            }

            at += length;
        }
    }

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
}
