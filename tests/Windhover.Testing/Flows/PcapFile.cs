using System.Buffers.Binary;

namespace Windhover.Testing.Flows;

/// <summary>Writes packet captures: pcap in either byte order with microseconds or nanoseconds, and pcapng.</summary>
public static class PcapFile
{
    /// <summary>A pcap file.</summary>
    /// <param name="link">Link type.</param>
    /// <param name="packets">When, and what.</param>
    /// <param name="isBigEndian">Byte order of its heads.</param>
    /// <param name="isNanos">Whether it has nanoseconds.</param>
    public static byte[] Pcap(int link, IEnumerable<(long Time, byte[] Packet)> packets, bool isBigEndian = false, bool isNanos = false)
    {
        using var file = new MemoryStream();
        Write(isNanos ? 0xA1B2_3C4Du : 0xA1B2_C3D4u);
        Write(isBigEndian ? 0x0002_0004u : 0x0004_0002u);
        Write(0);
        Write(0);
        Write(262_144);
        Write((uint)link);
        foreach (var (time, packet) in packets)
        {
            Write((uint)(time / 1000));
            Write((uint)(time % 1000 * (isNanos ? 1_000_000 : 1000)));
            Write((uint)packet.Length);
            Write((uint)packet.Length);
            file.Write(packet);
        }

        return file.ToArray();

        void Write(uint value)
        {
            Span<byte> four = stackalloc byte[4];
            if (isBigEndian) BinaryPrimitives.WriteUInt32BigEndian(four, value);
            else BinaryPrimitives.WriteUInt32LittleEndian(four, value);
            file.Write(four);
        }
    }

    /// <summary>A little-endian pcapng file with one section and one interface whose stamps are microseconds.</summary>
    public static byte[] PcapNg(int link, IEnumerable<(long Time, byte[] Packet)> packets)
    {
        using var file = new MemoryStream();
        using var to = new BinaryWriter(file);
        Block(0x0A0D0D0A, b =>
        {
            b.Write(0x1A2B3C4Du);
            b.Write(1);
            b.Write(-1L);
        });
        Block(1, b =>
        {
            b.Write(link);
            b.Write(0);
        });
        foreach (var (time, packet) in packets)
        {
            Block(6, b =>
            {
                b.Write(0);
                b.Write((uint)((ulong)time * 1000 >> 32));
                b.Write((uint)(time * 1000));
                b.Write(packet.Length);
                b.Write(packet.Length);
                b.Write(packet);
            });
        }

        Block(5, b => b.Write(0L));
        return file.ToArray();

        void Block(uint type, Action<BinaryWriter> body)
        {
            using var inner = new MemoryStream();
            body(new BinaryWriter(inner));
            var padded = (int)(inner.Length + 3) / 4 * 4;
            inner.SetLength(padded);
            to.Write(type);
            to.Write(padded + 12);
            to.Write(inner.ToArray());
            to.Write(padded + 12);
        }
    }

    /// <summary>An Ethernet frame around a packet, with VLAN tags where given.</summary>
    public static byte[] Ethernet(byte[] packet, params int[] vlans) => Wire.Of(w =>
    {
        w.Raw(2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2);
        foreach (var vlan in vlans) w.U16(0x8100).U16(vlan);
        w.U16(packet[0] >> 4 == 6 ? 0x86DD : 0x0800).Raw(packet);
    });
}
