using System.Buffers.Binary;

namespace Windhover.Testing.Flows;

/// <summary>Writes <c>Framing.Blocks</c>, and whatever is wrong with them.</summary>
public sealed class BlockFile
{
    private readonly MemoryStream bytes = new();

    public BlockFile() => bytes.Write(FileMark);

    public static ReadOnlySpan<byte> FileMark => "WHBLK1\r\n"u8;

    public static ReadOnlySpan<byte> Mark => [0xC5, (byte)'B', (byte)'L', (byte)'K'];

    public BlockFile Add(params IEnumerable<SentDatagram> datagrams)
    {
        foreach (var datagram in datagrams) Block(datagram.ToRecord());
        return this;
    }

    /// <summary>Adds a block; length and sum are the right ones unless given.</summary>
    public BlockFile Block(byte[] body, uint? length = null, uint? sum = null)
    {
        Span<byte> head = stackalloc byte[12];
        Mark.CopyTo(head);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], length ?? (uint)body.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], sum ?? Crc(body));
        bytes.Write(head);
        bytes.Write(body);
        return this;
    }

    public BlockFile Raw(params ReadOnlySpan<byte> more)
    {
        bytes.Write(more);
        return this;
    }

    public byte[] ToArray() => bytes.ToArray();

    /// <summary>CRC-32, bit by bit.</summary>
    public static uint Crc(ReadOnlySpan<byte> body)
    {
        var crc = uint.MaxValue;
        foreach (var one in body)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
