using System.Buffers.Text;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Leef;

/// <summary>
/// <c>devTime</c>: epoch seconds or milliseconds, or a text whose form <c>devTimeFormat</c> gives as a Java date pattern (https://www.ibm.com/docs/en/dsm?topic=overview-custom-event-date-format),
/// of which the numbers, month names, zones and literals are understood.
/// </summary>
internal static class LeefTime
{
    /// <summary>Reads a time.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern, LineClock clock, out long epochMilliseconds)
    {
        if (AlertTime.TryRead(text, clock, out epochMilliseconds)) return true;
        return !pattern.IsEmpty && TryPattern(text, pattern, out var stamp) && clock.TryResolve(stamp, out epochMilliseconds);
    }

    private static bool TryPattern(ReadOnlySpan<byte> text, ReadOnlySpan<byte> pattern, out CalendarStamp stamp)
    {
        int year = 0, month = 0, day = 0;
        long milliseconds = 0;
        var isAfternoon = false;
        stamp = default;
        while (!pattern.IsEmpty)
        {
            var letter = pattern[0];
            var run = pattern.IndexOfAnyExcept(letter);
            if (run < 0) run = pattern.Length;
            pattern = pattern[run..];
            if (letter == '\'')
            {
                var end = pattern.IndexOf((byte)'\'');
                if (end < 0 || !text.StartsWith(pattern[..end])) return false;
                text = text[end..];
                pattern = pattern[(end + 1)..];
                continue;
            }

            if (!char.IsAsciiLetter((char)letter))
            {
                for (; run > 0; run--)
                {
                    if (text.IsEmpty || text[0] != letter) return false;
                    text = text[1..];
                }

                continue;
            }

            if (letter is (byte)'z' or (byte)'Z' or (byte)'X')
            {
                var end = text.IndexOf((byte)' ');
                var zone = end < 0 ? text : text[..end];
                if (!ZoneNames.TryRead(zone, out var offset)) return false;
                milliseconds -= offset;
                text = text[zone.Length..];
                continue;
            }

            if (letter == 'a' || (letter == 'E') || (letter == 'M' && run > 2))
            {
                var end = text.IndexOfAnyExceptInRange((byte)'A', (byte)'z');
                var word = end < 0 ? text : text[..end];
                if (letter == 'M' && (month = MonthNames.Of(word)) == 0) return false;
                if (letter == 'a') isAfternoon = word.StartsWith("P"u8) || word.StartsWith("p"u8);
                text = text[word.Length..];
                continue;
            }

            var digits = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
            if (digits < 0) digits = text.Length;
            digits = Math.Min(digits, letter is (byte)'y' && run > 2 ? 4 : letter == 'S' ? 3 : 2);
            if (!Utf8Parser.TryParse(text[..digits], out int number, out _)) return false;
            text = text[digits..];
            switch ((char)letter)
            {
                case 'y': year = run > 2 ? number : 2000 + number; break;
                case 'M': month = number; break;
                case 'd': day = number; break;
                case 'H': milliseconds += number * 3_600_000L; break;
                case 'h': milliseconds += number % 12 * 3_600_000L; break;
                case 'm': milliseconds += number * 60_000L; break;
                case 's': milliseconds += number * 1000L; break;
                case 'S': milliseconds += number; break;
                default: return false;
            }
        }

        if (isAfternoon) milliseconds += 12 * 3_600_000L;
        stamp = new CalendarStamp(year, month, day, milliseconds);
        return month is >= 1 and <= 12 && day is >= 1 and <= 31;
    }
}
