using System.Text;
using System.Text.Json;

namespace Windhover.Testing.Fuzzing;

/// <summary>
/// What is wrong inside while it stays JSON, or nearly: other types, names twice, depth, length, numbers out of range, broken escapes in names and values, and
/// the same inside texts that hold JSON themselves.
/// </summary>
internal static class JsonMutations
{
    private static readonly int[] Depths = [2, 5, 30, 61, 62, 63, 64, 65, 66, 125, 126, 127, 128, 129, 200, 600, 5000];

    private static readonly byte[][] Values = [.. new[]
    {
        "null", "true", "false", "0", "-1", "1.5", "1e400", "-0", "1E-400", "99999999999999999999", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "4294967296", "65536", "2147483648",
        "\"\"", "\" \"", "\"x\"", "\"-\"", "\"0\"", "\"-1\"", "\"99999999999999999999\"", "\"NaN\"", "[]", "{}", "[[]]", "[null]", "[{}]", "{\"\":\"\"}", "{\"a\":{\"b\":1}}", "[{\"x\":-1e400}]", "[1,\"2\",null,{\"name\":\"a\",\"value\":[]}]",
        "\"2026-13-02T25:61:61Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"0001-01-01T00:00:00Z\"", "\"2026-03-02T10:00:00+99:99\"", "\"256.1.1.1\"", "\"::ffff:1.2.3.4\"", "\"[::1]:99999\"", "\"1.2.3.4:99999\"",
        "\"arn:aws:\"", "\"arn:aws:iam::1:\"", "\"//\"", "\"://\"", "\"@\"", "\"{\"", "\"[\"", "\"[{\"", "\"{}\"", "\"[]\"", "\"[1]\"", "\"{\\\"a\\\":\\\"\\\\ud800\\\"}\"", "\"{\\\"\\\\ud800\\\":1}\"", "\"[{\\\"\\\\udc00\\\":{}}]\"", "\"eyJhIjoxfQ==\"", "\"eyJcdWQ4MDAiOiJcdWQ4MDAifQ==\"", "\"====\"", "\"%ff%\"", "\",,,,,,,,,,,,\"",
    }.Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] Texts =
    [
        .. new[] { "\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud800\\u0041", "\\ud83d\\ude00", "\\u0000", "\\u0041", "\\x", "\\u12", "\\", "\\\\", "\\\"", "\\/", "\\n", "\n", "\u0001", "é", "\u202E" }.Select(Encoding.UTF8.GetBytes),
        [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xFF], [0xF0, 0x9F, 0x98], [0xC0, 0x80],
    ];

    /// <summary>One change; plain bytes are changed where the text is no JSON.</summary>
    public static byte[] Apply(byte[] json, byte[] other, Random random, bool isInner = false)
    {
        var spots = JsonSpot.In(json);
        if (spots.Count == 0) return ByteMutations.Apply(json, other, random);
        var spot = spots[random.Next(spots.Count)];
        var value = json.AsSpan(spot.Start, spot.End - spot.Start);
        var isText = spot.Type == JsonTokenType.String;
        if (!isInner && isText && value.Length > 20 && random.Next(2) == 0 && InnerJson.Mutated(value, other, random) is { } inner) return Replaced(json, spot.Start, spot.End, inner);
        var nameAt = spot.NameStart < 0 ? spot.Start : spot.NameStart;
        switch (random.Next(12))
        {
            case 0:
                return Replaced(json, spot.Start, spot.End, Nested(value, random));
            case 1 when spot.NameStart >= 0:
                byte[] twice = [.. json.AsSpan(spot.NameStart, spot.NameEnd - spot.NameStart), (byte)':', .. random.Next(2) == 0 ? value : Values[random.Next(Values.Length)], (byte)','];
                return Replaced(json, nameAt, nameAt, twice);
            case 2 when spot.NameStart >= 0:
                return InText(json, spot.NameStart, spot.NameEnd, random);
            case 3 or 4 when isText:
                return InText(json, spot.Start, spot.End, random);
            case 5:
                return Replaced(json, spot.Start, spot.End, Long(random));
            case 6:
                return Replaced(json, nameAt, nameAt, Many(json.AsSpan(nameAt, spot.End - nameAt), random.Next(30) == 0 ? 2000 : random.Next(1, 40)));
            case 7:
                var from = spots[random.Next(spots.Count)];
                return Replaced(json, spot.Start, spot.End, json.AsSpan(from.Start, from.End - from.Start));
            case 8:
                return Replaced(json, spot.Start, spot.End, random.Next(2) == 0 ? other : InnerJson.Quoted(other));
            case 9:
                return Replaced(json, spot.Start, spot.End, InnerJson.Quoted(value));
            case 10:
                return Replaced(json, nameAt, spot.End, []);
            default:
                return Replaced(json, spot.Start, spot.End, Values[random.Next(Values.Length)]);
        }
    }

    private static byte[] Replaced(byte[] bytes, int start, int end, ReadOnlySpan<byte> by) => [.. bytes.AsSpan(0, start), .. by, .. bytes.AsSpan(end)];

    private static byte[] InText(byte[] json, int start, int end, Random random)
    {
        var at = random.Next(start + 1, Math.Max(start + 2, end));
        return Replaced(json, at, at, Texts[random.Next(Texts.Length)]);
    }

    private static byte[] Nested(ReadOnlySpan<byte> value, Random random)
    {
        var depth = Depths[random.Next(Depths.Length)];
        var (open, close) = random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
        var isOpen = random.Next(8) == 0;
        return [.. Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(open, depth))), .. value, .. isOpen ? [] : Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(close, depth)))];
    }

    private static byte[] Long(Random random)
    {
        var length = random.Next(60) == 0 ? 1 << 20 : random.Next(6) == 0 ? random.Next(70_000) : random.Next(2000);
        var piece = random.Next(6) switch { 0 => "\\u0041", 1 => "\\\"", 2 => "a.b/", 3 => "é", 4 => "1", _ => "x" };
        var text = string.Concat(Enumerable.Repeat(piece, Math.Max(1, length / piece.Length)));
        return Encoding.UTF8.GetBytes(piece == "1" && random.Next(2) == 0 ? text : $"\"{text}\"");
    }

    private static byte[] Many(ReadOnlySpan<byte> member, int times)
    {
        var many = new List<byte>((member.Length + 1) * times);
        for (var i = 0; i < times && many.Count < 1 << 20; i++)
        {
            many.AddRange(member);
            many.Add((byte)',');
        }

        return [.. many];
    }
}
