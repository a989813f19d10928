using System.IO.Compression;

namespace Windhover.Lab.Writers;

/// <summary>RFC 1952 with a header that says neither time nor system, so that it is the same everywhere.</summary>
internal static class Gzip
{
    public static byte[] Compress(ReadOnlySpan<byte> content)
    {
        using var target = new MemoryStream(content.Length / 6 + 64);
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(content);
        var bytes = target.ToArray();
        bytes[8] = 0;
        bytes[9] = 255;
        return bytes;
    }
}
