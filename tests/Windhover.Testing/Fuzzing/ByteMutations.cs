namespace Windhover.Testing.Fuzzing;

/// <summary>Bytes flipped, cut, repeated, and spliced, whatever they mean.</summary>
internal static class ByteMutations
{
    private static readonly byte[][] Odd =
    [
        [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xFF], [0xF0, 0x9F, 0x98], [0xC0, 0x80], [0xEF, 0xBB, 0xBF], [0xEF, 0xBF, 0xBD], [0], [0, 0, 0, 0],
        "\r\n"u8.ToArray(), "\t"u8.ToArray(), "\\"u8.ToArray(), "\""u8.ToArray(), "\\u00"u8.ToArray(), "\\ud83d"u8.ToArray(), "\u2028"u8.ToArray(),
    ];

    public static byte[] Apply(byte[] bytes, byte[] other, Random random)
    {
        var at = random.Next(bytes.Length);
        var length = Math.Min(1 + random.Next(random.Next(8) == 0 ? 400 : 24), bytes.Length - at);
        switch (random.Next(11))
        {
            case 0:
                return Changed(bytes, at, (byte)(bytes[at] ^ (1 << random.Next(8))));
            case 1:
                return Changed(bytes, at, (byte)random.Next(256));
            case 2:
                return Changed(bytes, at, "\"{}[],:0-.\\ntf\n |=/@"u8[random.Next(20)]);
            case 3:
                return [.. bytes.AsSpan(0, at), .. bytes.AsSpan(at + length)];
            case 4:
                return [.. bytes.AsSpan(0, at + length), .. bytes.AsSpan(at)];
            case 5:
                return bytes[..at];
            case 6:
                return [.. bytes.AsSpan(0, at), .. other.AsSpan(random.Next(other.Length + 1))];
            case 7:
                var start = random.Next(other.Length + 1);
                return [.. bytes.AsSpan(0, at), .. other.AsSpan(start, random.Next(other.Length - start + 1)), .. bytes.AsSpan(at)];
            case 8:
                return Repeated(bytes, at, length, random.Next(40) == 0 ? 3000 : random.Next(2, 60));
            case 9:
                return bytes[at..];
            default:
                return [.. bytes.AsSpan(0, at), .. Odd[random.Next(Odd.Length)], .. bytes.AsSpan(at)];
        }
    }

    private static byte[] Changed(byte[] bytes, int at, byte to)
    {
        var changed = bytes.ToArray();
        changed[at] = to;
        return changed;
    }

    private static byte[] Repeated(byte[] bytes, int at, int length, int times)
    {
        var result = new List<byte>(bytes.Length + (length * times));
        result.AddRange(bytes.AsSpan(0, at));
        for (var i = 0; i < times; i++) result.AddRange(bytes.AsSpan(at, length));
        result.AddRange(bytes.AsSpan(at));
        return [.. result];
    }
}
