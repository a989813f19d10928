using System.IO.Compression;
using System.Text;

namespace Windhover.Testing.Fuzzing;

/// <summary>Packs a file as deliveries are packed, or as they arrive when something went wrong.</summary>
internal static class FilePacking
{
    public static byte[] Pack(byte[] bytes, Random random, out bool isPlain)
    {
        isPlain = false;
        switch (bytes.Length == 0 ? -1 : random.Next(24))
        {
            case 0 or 1 or 2:
                return Gzip(bytes);
            case 3 or 4:
                var damaged = Gzip(bytes);
                for (var i = random.Next(1, 4); i > 0; i--) damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                return damaged;
            case 5:
                var cut = Gzip(bytes);
                return cut[..random.Next(1, cut.Length)];
            case 6:
                return Gzip(Gzip(bytes));
            case 7:
                return [.. Gzip(bytes), .. Gzip(bytes)];
            case 8:
                return [.. Gzip(bytes), .. bytes];
            case 9:
                return [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(bytes)), .. new byte[random.Next(2)]];
            case 10:
                return [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Encoding.UTF8.GetString(bytes))];
            case 11:
                return [0xEF, 0xBB, 0xBF, .. bytes];
            default:
                isPlain = true;
                return bytes;
        }
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }
}
