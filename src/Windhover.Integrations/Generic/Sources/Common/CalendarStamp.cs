namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>
/// The time that a line begins with, whichever of the usual forms it has: <c>Mar  2 10:00:00</c> (https://www.rfc-editor.org/rfc/rfc3164#section-4.1.2), the same with a year
/// before or behind the time, a fraction of a second, a zone, or the marks <c>*</c> and <c>.</c> that routers put before a clock that is not set. A year that is not said is 0.
/// </summary>
/// <param name="Year">0 when it is not said.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
/// <param name="Milliseconds">Since midnight, UTC once the zone is taken off; may be below zero or beyond a day then.</param>
internal readonly record struct CalendarStamp(int Year, int Month, int Day, long Milliseconds)
{
    private const int ClockLength = 8;

    /// <summary>Reads a time off the beginning of a text.</summary>
    /// <param name="text">Starts with the time; what follows it is left, without the space between.</param>
    /// <param name="stamp">The time.</param>
    /// <returns>False, and the text as it was, when there is no such time.</returns>
    public static bool TryTake(scoped ref ReadOnlySpan<byte> text, out CalendarStamp stamp)
    {
        stamp = default;
        var rest = text.TrimStart("*. "u8);
        var month = MonthNames.Of(rest);
        if (month == 0) return false;
        rest = rest[3..].TrimStart((byte)' ');
        if (!Number(ref rest, 2, out var day) || day is < 1 or > 31) return false;
        rest = rest.TrimStart(" ,"u8);
        var year = 0;
        if (rest.Length > 4 && rest[4] == ' ' && !Year4(ref rest, out year)) return false;
        rest = rest.TrimStart((byte)' ');
        if (!Clock(ref rest, out var milliseconds)) return false;
        if (year == 0 && rest.Length > 5 && rest[0] == ' ' && rest[5] is (byte)' ' or (byte)':')
        {
            var behind = rest[1..];
            if (Year4(ref behind, out var found) && found is > 1970 and < 2200)
            {
                year = found;
                rest = behind;
            }
        }

        Zone(ref rest, ref milliseconds);
        if (rest.Length > 1 && rest[0] == ':' && rest[1] == ' ') rest = rest[1..];
        text = rest.TrimStart((byte)' ');
        stamp = new CalendarStamp(year, month, day, milliseconds);
        return true;
    }

    /// <summary>The instant in a year; false when that year has no such day.</summary>
    public bool TryIn(int year, out long epochMilliseconds)
    {
        epochMilliseconds = 0;
        if (year is < 1 or > 9999 || Day > DateTime.DaysInMonth(year, Month)) return false;
        epochMilliseconds = ((new DateTime(year, Month, Day, 0, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond) + Milliseconds;
        return true;
    }

    private static bool Clock(scoped ref ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length < ClockLength || text[2] != ':' || text[5] != ':') return false;
        var rest = text;
        if (!Number(ref rest, 2, out var hour) || hour > 23) return false;
        rest = rest[1..];
        if (!Number(ref rest, 2, out var minute) || minute > 59 || rest.IsEmpty) return false;
        rest = rest[1..];
        if (!Number(ref rest, 2, out var second) || second > 60) return false;
        milliseconds = (((hour * 60) + minute) * 60 + second) * 1000L;
        if (rest.Length > 1 && rest[0] is (byte)'.' or (byte)',' && char.IsAsciiDigit((char)rest[1]))
        {
            rest = rest[1..];
            for (var unit = 100; !rest.IsEmpty && char.IsAsciiDigit((char)rest[0]); unit /= 10, rest = rest[1..]) milliseconds += (rest[0] - '0') * unit;
        }

        text = rest;
        return true;
    }

    // A zone is taken only where it is known: any other word behind the time is the name of a machine.
    private static void Zone(scoped ref ReadOnlySpan<byte> text, ref long milliseconds)
    {
        var word = text.TrimStart((byte)' ');
        var end = word.IndexOfAny(" :"u8);
        var sign = word.Length > 0 && word[0] is (byte)'+' or (byte)'-';
        if (sign && word.Length > 5 && word[3] == ':') end = word.IndexOf((byte)' ');
        var zone = end < 0 ? word : word[..end];
        if (!ZoneNames.TryRead(zone, out var offset)) return;
        milliseconds -= offset;
        text = word[zone.Length..];
    }

    private static bool Year4(scoped ref ReadOnlySpan<byte> text, out int year)
    {
        var rest = text;
        var isYear = Number(ref rest, 4, out year) && text.Length - rest.Length == 4 && year >= 1970;
        if (isYear) text = rest;
        else year = 0;
        return isYear;
    }

    private static bool Number(scoped ref ReadOnlySpan<byte> text, int most, out int number)
    {
        number = 0;
        var digits = 0;
        while (digits < most && digits < text.Length && char.IsAsciiDigit((char)text[digits])) number = (number * 10) + text[digits++] - '0';
        text = text[digits..];
        return digits > 0;
    }
}
