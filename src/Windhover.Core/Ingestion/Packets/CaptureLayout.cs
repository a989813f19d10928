using System.Buffers.Binary;

namespace Windhover.Core.Ingestion.Packets;

/// <summary>
/// Walks through a capture file, pcap or pcapng, and remembers what its heads said: byte order, time stamps, link types. Never throws, whatever the bytes.
/// </summary>
public sealed class CaptureLayout
{
    /// <summary>Bytes of the longest packet that a capture holds, as the common tools limit it.</summary>
    public const int LongestPacket = 262_144;

    private const int LongestBlock = 1 << 20;
    private const int MostInterfaces = 256;
    private const uint SectionHead = 0x0A0D0D0A, ByteOrderMark = 0x1A2B3C4D, Micros = 0xA1B2C3D4, Nanos = 0xA1B23C4D;
    private readonly List<CaptureInterface> interfaces = [];
    private bool isBigEndian, isBlocks, hasHead;

    /// <summary>Whether bytes begin as a capture does.</summary>
    public static bool IsCapture(ReadOnlySpan<byte> head) => head.Length >= 24 && (BinaryPrimitives.ReadUInt32BigEndian(head) switch
    {
        SectionHead => BinaryPrimitives.ReadUInt32BigEndian(head[8..]) is ByteOrderMark or 0x4D3C2B1A,
        Micros or Nanos or 0xD4C3B2A1 or 0x4D3CB2A1 => true,
        _ => false,
    });

    /// <summary>Says what the bytes begin with; pass <see cref="CaptureStep.Length"/> of them before the next call.</summary>
    public CaptureStep Next(ReadOnlySpan<byte> bytes)
    {
        if (!hasHead) return ReadHead(bytes);
        return isBlocks ? ReadBlock(bytes) : ReadPacket(bytes);
    }

    /// <summary>What <see cref="Restore"/> needs.</summary>
    public byte[] Save()
    {
        using var bytes = new MemoryStream();
        using var to = new BinaryWriter(bytes);
        to.Write(hasHead);
        to.Write(isBlocks);
        to.Write(isBigEndian);
        to.Write(interfaces.Count);
        foreach (var one in interfaces)
        {
            to.Write((ushort)one.Link);
            to.Write(one.UnitsPerSecond);
            to.Write(one.OffsetSeconds);
        }

        return bytes.ToArray();
    }

    /// <summary>Takes back what <see cref="Save"/> gave.</summary>
    public void Restore(ReadOnlySpan<byte> state)
    {
        using var from = new BinaryReader(new MemoryStream(state.ToArray()));
        hasHead = from.ReadBoolean();
        isBlocks = from.ReadBoolean();
        isBigEndian = from.ReadBoolean();
        interfaces.Clear();
        for (var count = from.ReadInt32(); count > 0; count--) interfaces.Add(new((LinkType)from.ReadUInt16(), from.ReadUInt64(), from.ReadInt64()));
    }

    private CaptureStep ReadHead(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 24) return new(CaptureStepKind.More, 24);
        if (!IsCapture(bytes)) return new(CaptureStepKind.Broken, 0);
        isBlocks = BinaryPrimitives.ReadUInt32BigEndian(bytes) == SectionHead;
        hasHead = true;
        if (isBlocks) return ReadBlock(bytes);
        isBigEndian = bytes[0] == 0xA1;
        var isNanos = U32(bytes) == Nanos;
        interfaces.Add(new((LinkType)(U32(bytes[20..]) & 0xFFFF), isNanos ? 1_000_000_000UL : 1_000_000, 0));
        return new(CaptureStepKind.Other, 24);
    }

    private CaptureStep ReadPacket(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16) return new(CaptureStepKind.More, 16);
        var length = U32(bytes[8..]);
        if (length > LongestPacket) return new(CaptureStepKind.Broken, 0);
        var whole = 16 + (int)length;
        if (bytes.Length < whole) return new(CaptureStepKind.More, whole);
        var time = U32(bytes) * 1000L + (long)(U32(bytes[4..]) * 1000UL / interfaces[0].UnitsPerSecond);
        return new(CaptureStepKind.Packet, whole) { PacketStart = 16, PacketLength = (int)length, Time = time, Link = interfaces[0].Link };
    }

    private CaptureStep ReadBlock(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12) return new(CaptureStepKind.More, 12);
        var isSection = BinaryPrimitives.ReadUInt32BigEndian(bytes) == SectionHead;
        if (isSection)
        {
            var order = BinaryPrimitives.ReadUInt32BigEndian(bytes[8..]);
            if (order is not (ByteOrderMark or 0x4D3C2B1A)) return new(CaptureStepKind.Broken, 0);
            isBigEndian = order == ByteOrderMark;
            interfaces.Clear();
        }

        var length = U32(bytes[4..]);
        if (length is < 12 or > LongestBlock || length % 4 != 0) return new(CaptureStepKind.Broken, 0);
        if (bytes.Length < length) return new(CaptureStepKind.More, (int)length);
        if (U32(bytes[((int)length - 4)..]) != length) return new(CaptureStepKind.Broken, 0);
        var body = bytes[8..((int)length - 4)];
        if (isSection) return new(CaptureStepKind.Other, (int)length);
        switch (U32(bytes))
        {
            case 1 when body.Length >= 8:
                if (interfaces.Count == MostInterfaces) return new(CaptureStepKind.Broken, 0);
                interfaces.Add(ReadInterface(body));
                break;
            case 6 when body.Length >= 20 && U32(body) < interfaces.Count:
                var captured = U32(body[12..]);
                if (captured > body.Length - 20) return new(CaptureStepKind.Broken, 0);
                var from = interfaces[(int)U32(body)];
                var stamp = (ulong)U32(body[4..]) << 32 | U32(body[8..]);
                return new(CaptureStepKind.Packet, (int)length) { PacketStart = 28, PacketLength = (int)captured, Time = Time(stamp, from), Link = from.Link };
        }

        return new(CaptureStepKind.Other, (int)length);
    }

    private CaptureInterface ReadInterface(ReadOnlySpan<byte> body)
    {
        var (units, offset) = (1_000_000UL, 0L);
        for (var options = body[8..]; options.Length >= 4;)
        {
            var (code, length) = (U16(options), U16(options[2..]));
            if (code == 0 || options.Length < 4 + length) break;
            if (code == 9 && length == 1) units = Units(options[4]);
            if (code == 14 && length == 8) offset = (long)(isBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(options[4..]) : BinaryPrimitives.ReadUInt64LittleEndian(options[4..]));
            options = options[Math.Min(options.Length, 4 + (length + 3) / 4 * 4)..];
        }

        return new((LinkType)U16(body), units, offset);
    }

    // The highest bit says that the rest is a power of two, not of ten.
    private static ulong Units(byte resolution)
    {
        if ((resolution & 0x80) != 0) return 1UL << Math.Min(resolution & 0x7F, 63);
        var units = 1UL;
        for (var i = 0; i < Math.Min((int)resolution, 19); i++) units *= 10;
        return units;
    }

    private static long Time(ulong stamp, in CaptureInterface from)
    {
        var seconds = (long)Math.Min(stamp / from.UnitsPerSecond, uint.MaxValue * 2UL);
        var rest = (long)((UInt128)(stamp % from.UnitsPerSecond) * 1000 / from.UnitsPerSecond);
        return unchecked(seconds + Math.Clamp(from.OffsetSeconds, -uint.MaxValue, uint.MaxValue)) * 1000 + rest;
    }

    private ushort U16(ReadOnlySpan<byte> at) => isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(at) : BinaryPrimitives.ReadUInt16LittleEndian(at);

    private uint U32(ReadOnlySpan<byte> at) => isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
}
