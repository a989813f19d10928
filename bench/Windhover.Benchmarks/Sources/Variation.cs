using System.Text.RegularExpressions;

namespace Windhover.Benchmarks.Sources;

/// <summary>Another copy of a log's text with other ids, addresses and times, byte for byte as long, so that what remembers values is not flattered.</summary>
internal static partial class Variation
{
    public static byte[] Of(byte[] text, Random random)
    {
        var varied = text.ToArray();
        var latin = System.Text.Encoding.Latin1.GetString(text);

        // The last part of ids; the last digits of IPv4 addresses; minutes and seconds.
        foreach (Match id in Ids().Matches(latin)) Digits(varied.AsSpan(id.Index + id.Length - 4, 4), random);
        foreach (Match address in Addresses().Matches(latin))
        {
            var last = address.Groups["last"];
            var number = random.Next(last.Length == 3 ? 100 : last.Length == 2 ? 10 : 1, last.Length == 3 ? 255 : last.Length == 2 ? 100 : 10);
            System.Text.Encoding.ASCII.GetBytes(number.ToString(System.Globalization.CultureInfo.InvariantCulture), varied.AsSpan(last.Index, last.Length));
        }

        foreach (Match time in Times().Matches(latin))
        {
            (varied[time.Index + 4], varied[time.Index + 5]) = ((byte)('0' + random.Next(6)), (byte)('0' + random.Next(10)));
            (varied[time.Index + 7], varied[time.Index + 8]) = ((byte)('0' + random.Next(6)), (byte)('0' + random.Next(10)));
        }

        return varied;
    }

    private static void Digits(Span<byte> id, Random random)
    {
        foreach (ref var c in id)
        {
            if (c is >= (byte)'0' and <= (byte)'9') c = (byte)('0' + random.Next(10));
            else if (c is >= (byte)'a' and <= (byte)'f') c = (byte)('a' + random.Next(6));
        }
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z.+])(?=[a-f]*[0-9])[0-9a-f]{12,40}(?![0-9A-Za-z.])", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"(?<![0-9.])[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.(?<last>[0-9]{1,3})(?![0-9.])", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"T[0-9]{2}:[0-9]{2}:[0-9]{2}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Times();
}
