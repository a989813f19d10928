using System.Buffers.Binary;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>The header of a gzip member (https://www.rfc-editor.org/rfc/rfc1952#section-2.3).</summary>
internal static class GzipHeader
{
    /// <summary>Bytes that are looked at; a header with more (a comment of pages) is taken for damage.</summary>
    public const int Longest = 8192;

    /// <summary>Bytes of the header; 0 when the bytes end inside it, -1 when it is none.</summary>
    public static int Length(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 10) return 0;
        if (bytes is not [0x1f, 0x8b, 8, ..]) return -1;
        var flags = bytes[3];
        var at = 10;
        if ((flags & 4) != 0)
        {
            if (bytes.Length < at + 2) return Short(bytes);
            at += 2 + BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);
        }

        // The file's name, then a comment, each ended by zero.
        for (var text = 8; text <= 16; text *= 2)
        {
            if ((flags & text) == 0) continue;
            if (at > bytes.Length) return Short(bytes);
            var end = bytes[at..].IndexOf((byte)0);
            if (end < 0) return Short(bytes);
            at += end + 1;
        }

        if ((flags & 2) != 0) at += 2;
        return at <= bytes.Length ? at : Short(bytes);
    }

    private static int Short(ReadOnlySpan<byte> bytes) => bytes.Length >= Longest ? -1 : 0;
}
