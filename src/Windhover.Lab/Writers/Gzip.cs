using System.Buffers.Binary;

namespace Windhover.Lab.Writers;

/// <summary>RFC 1952 with a header that says neither time nor system, around our own <see cref="Deflate"/>: the runtime's compressor may give other bytes on another machine.</summary>
internal static class Gzip
{
    private static readonly uint[] Table = Crc();

    [ThreadStatic]
    private static Deflate? encoder; // its tables are too large to make for each of many thousand small files

    /// <summary>Makes one member.</summary>
    /// <param name="content">What is in it.</param>
    /// <param name="compress">False to store it as it is.</param>
    public static byte[] Pack(ReadOnlySpan<byte> content, bool compress)
    {
        var target = encoder ??= new();
        target.Raw([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]);
        if (compress) target.Compress(content);
        else target.Store(content);
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, Crc(content));
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], (uint)content.Length);
        target.Raw(trailer);
        return target.Take();
    }

    private static uint Crc(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        var t = Table;
        while (content.Length >= 4)
        {
            crc ^= BinaryPrimitives.ReadUInt32LittleEndian(content);
            crc = t[768 + (crc & 255)] ^ t[512 + (crc >> 8 & 255)] ^ t[256 + (crc >> 16 & 255)] ^ t[crc >> 24];
            content = content[4..];
        }

        foreach (var b in content) crc = t[(crc ^ b) & 255] ^ crc >> 8;
        return ~crc;
    }

    private static uint[] Crc()
    {
        var table = new uint[1024];
        for (uint i = 0; i < 256; i++)
        {
            var c = i;
            for (var k = 0; k < 8; k++) c = (c & 1) != 0 ? c >> 1 ^ 0xEDB8_8320 : c >> 1;
            table[i] = c;
        }

        for (var i = 256; i < 1024; i++) table[i] = table[i - 256] >> 8 ^ table[table[i - 256] & 255];
        return table;
    }
}
