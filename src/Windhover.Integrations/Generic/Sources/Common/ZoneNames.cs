using System.Text;

namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>
/// Time zones behind a time: an offset (<c>+0200</c>, <c>+02:00</c>), <c>Z</c>, or one of the names of https://www.rfc-editor.org/rfc/rfc822#section-5 and of Central Europe. Other
/// names mean different things in different places.
/// </summary>
internal static class ZoneNames
{
    private static readonly (byte[] Name, int Hours)[] Known = [.. new[]
    {
        ("Z", 0), ("UTC", 0), ("UT", 0), ("GMT", 0), ("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6), ("PST", -8), ("PDT", -7), ("CET", 1), ("CEST", 2),
    }.Select(z => (Encoding.ASCII.GetBytes(z.Item1), z.Item2))];

    /// <summary>Milliseconds that the zone is ahead of UTC.</summary>
    public static bool TryRead(ReadOnlySpan<byte> zone, out long milliseconds)
    {
        milliseconds = 0;
        if (zone.Length is 5 or 6 && zone[0] is (byte)'+' or (byte)'-')
        {
            var minutes = zone[^2..];
            if (zone.Length == 6 && zone[3] != ':') return false;
            if (!Two(zone.Slice(1, 2), out var hour) || !Two(minutes, out var minute) || hour > 18 || minute > 59) return false;
            milliseconds = ((hour * 60) + minute) * (zone[0] == '-' ? -60_000L : 60_000L);
            return true;
        }

        foreach (var (name, hours) in Known)
        {
            if (!zone.SequenceEqual(name)) continue;
            milliseconds = hours * 3_600_000L;
            return true;
        }

        return false;
    }

    private static bool Two(ReadOnlySpan<byte> text, out int number)
    {
        number = ((text[0] - '0') * 10) + text[1] - '0';
        return char.IsAsciiDigit((char)text[0]) && char.IsAsciiDigit((char)text[1]);
    }
}
