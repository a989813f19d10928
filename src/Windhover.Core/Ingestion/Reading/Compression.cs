namespace Windhover.Core.Ingestion.Reading;

/// <summary>Formats that are told by their first bytes.</summary>
internal static class Compression
{
    /// <summary>Whether the bytes begin as gzip does.</summary>
    public static bool IsGzip(ReadOnlySpan<byte> head) => head is [0x1f, 0x8b, 8, ..];

    /// <summary>Whether the bytes begin as a zip archive does, be it an empty one.</summary>
    public static bool IsZip(ReadOnlySpan<byte> head) => head is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    /// <summary>Why a file that begins so is not read; null when nothing is known against it.</summary>
    public static string? Unread(ReadOnlySpan<byte> head) => head switch
    {
        [0x28, 0xB5, 0x2F, 0xFD, ..] => "compressed with zstd, which is not read",
        [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..] => "compressed with bzip2, which is not read",
        [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, ..] => "compressed with xz, which is not read",
        [0x04, 0x22, 0x4D, 0x18, ..] => "compressed with lz4, which is not read",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => "a 7z archive, which is not read",
        _ => IsZip(head) ? "a zip archive inside another, which is not read" : null,
    };
}
