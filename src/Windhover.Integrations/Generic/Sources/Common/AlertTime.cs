using System.Buffers.Text;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>Times in alerts: epoch milliseconds (ten digits or fewer: seconds, a fraction behind a point is kept), ISO-8601, or <c>MMM dd yyyy HH:mm:ss[.SSS] [zone]</c>, with or without the year.</summary>
internal static class AlertTime
{
    private const int DigitsOfSeconds = 10;

    /// <summary>Reads a time.</summary>
    /// <returns>False when the text is none, or lacks a year that is not known either.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, LineClock clock, out long epochMilliseconds)
    {
        epochMilliseconds = 0;
        if (text.IsEmpty) return false;
        if (char.IsAsciiDigit((char)text[0]))
        {
            if (!Epoch(text, out epochMilliseconds) && !IsoTime.TryRead(text, out epochMilliseconds)) return false;
            clock.Saw(epochMilliseconds);
            return true;
        }

        return CalendarStamp.TryTake(ref text, out var stamp) && text.IsEmpty && clock.TryResolve(stamp, out epochMilliseconds);
    }

    private static bool Epoch(ReadOnlySpan<byte> text, out long epochMilliseconds)
    {
        epochMilliseconds = 0;
        if (!Utf8Parser.TryParse(text, out long number, out var used)) return false;
        if (used == text.Length)
        {
            epochMilliseconds = used <= DigitsOfSeconds ? number * 1000 : number;
            return used <= 13;
        }

        if (text[used] != '.' || used > DigitsOfSeconds || text.Length > used + 10) return false;
        epochMilliseconds = number * 1000;
        var unit = 100;
        foreach (var digit in text[(used + 1)..])
        {
            if (!char.IsAsciiDigit((char)digit)) return false;
            epochMilliseconds += (digit - '0') * unit;
            unit /= 10;
        }

        return true;
    }
}
