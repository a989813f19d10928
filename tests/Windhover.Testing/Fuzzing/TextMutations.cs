namespace Windhover.Testing.Fuzzing;

/// <summary>Fields of lines: numbers out of range, quotes, separators, fields taken away, repeated and exchanged.</summary>
internal static class TextMutations
{
    private static readonly byte[][] Values = [.. new[]
    {
        "", "-", "-1", "0", "00", "-0", "1e400", "NaN", "0x10", "+5", "1.5", "65536", "4294967296", "2147483648", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "99999999999999999999999999", "256.1.1.1", "::ffff:1.2.3.4", "fe80::1%eth0", "2026-13-02T25:61:61Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-02-30T00:00:00+99:99",
        "\"", "\"\"", "\"\"\"", "\"a", "a\"b", "\"a\nb\"", "\"{\"\"a\"\":\"\"\\ud800\"\"}\"", "{\"\\ud800\":1}", "\\x09\\x", "%ZZ%", "arn:aws:", "/", "//", "://", "@", "[", "a:b:c:d:e:f:g:h:i",
    }.Select(System.Text.Encoding.UTF8.GetBytes)];

    public static byte[] Apply(byte[] bytes, Random random)
    {
        var (start, end) = Field(bytes, random.Next(bytes.Length));
        switch (random.Next(8))
        {
            case 0:
                return Replaced(bytes, start, end, []);
            case 1:
                var (otherStart, otherEnd) = Field(bytes, random.Next(bytes.Length));
                return Replaced(bytes, start, end, bytes.AsSpan(otherStart, otherEnd - otherStart));
            case 2:
                return Replaced(bytes, start, end, Filled(random.Next(30) == 0 ? 1 << 20 : random.Next(3000), (byte)"x9\"\\, \t\0"[random.Next(8)]));
            case 3:
                return Replaced(bytes, start, start, Filled(random.Next(1, 600), (byte)", \t|;\n"[random.Next(6)]));
            case 4:
                return [.. bytes.AsSpan(0, start), .. "\""u8, .. bytes.AsSpan(start, end - start), .. "\""u8, .. bytes.AsSpan(end)];
            default:
                return Replaced(bytes, start, end, Values[random.Next(Values.Length)]);
        }
    }

    private static byte[] Replaced(byte[] bytes, int start, int end, ReadOnlySpan<byte> by) => [.. bytes.AsSpan(0, start), .. by, .. bytes.AsSpan(end)];

    private static byte[] Filled(int length, byte with)
    {
        var filled = new byte[length];
        Array.Fill(filled, with);
        return filled;
    }

    private static (int Start, int End) Field(byte[] bytes, int at)
    {
        var start = bytes.AsSpan(0, at).LastIndexOfAny(", \t\n"u8) + 1;
        var length = bytes.AsSpan(start).IndexOfAny(", \t\n"u8);
        return (start, length < 0 ? bytes.Length : start + length);
    }
}
