namespace Windhover.Integrations.Common;

/// <summary>
/// Times as logs write them (ISO-8601, RFC 3339): <c>2026-03-02T10:00:00Z</c>, with or without a fraction of a second of any length, <c>Z</c>, an offset
/// (<c>+02:00</c>, <c>+0200</c>) or nothing, which is UTC.
/// </summary>
internal static class IsoTime
{
    private const int WithoutFraction = 19;

    /// <summary>Reads a time. A space instead of <c>T</c> and a missing <c>Z</c> are taken too: table exports write them so.</summary>
    /// <returns>False when the text is not such a time.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out long epochMilliseconds)
    {
        epochMilliseconds = 0;
        if (text.Length is < WithoutFraction or > 40) return false;
        if (text[4] != '-' || text[7] != '-' || text[10] is not ((byte)'T' or (byte)' ') || text[13] != ':' || text[16] != ':') return false;
        if (!Digits(text[..4], out var year) || !Digits(text.Slice(5, 2), out var month) || !Digits(text.Slice(8, 2), out var day)) return false;
        if (!Digits(text.Slice(11, 2), out var hour) || !Digits(text.Slice(14, 2), out var minute) || !Digits(text.Slice(17, 2), out var second)) return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 60) return false;
        if (!Offset(ref text, out var offset) || !Fraction(text[WithoutFraction..], out var milliseconds)) return false;
        var days = (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerDay;
        epochMilliseconds = (((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + milliseconds - offset;
        return true;
    }

    // Takes an offset off the end; behind the seconds a sign can be nothing else.
    private static bool Offset(ref ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        var sign = text[WithoutFraction..].LastIndexOfAny("+-"u8);
        if (sign < 0) return true;
        var offset = text[(WithoutFraction + sign + 1)..];
        var separated = offset.Length == 5 && offset[2] == ':';
        if (offset.Length is not (2 or 4) && !separated) return false;
        var minutes = 0;
        if (!Digits(offset[..2], out var hours) || (offset.Length > 2 && !Digits(offset[^2..], out minutes)) || hours > 18 || minutes > 59) return false;
        milliseconds = (hours * 60L + minutes) * (text[WithoutFraction + sign] == '-' ? -60_000 : 60_000);
        text = text[..(WithoutFraction + sign)];
        return true;
    }

    private static bool Fraction(ReadOnlySpan<byte> rest, out int milliseconds)
    {
        milliseconds = 0;
        if (rest.Length > 0 && rest[^1] == 'Z') rest = rest[..^1];
        if (rest.IsEmpty) return true;
        if (rest[0] != '.' || rest.Length < 2 || !Digits(rest[1..], out _)) return false;
        var unit = 100;
        foreach (var c in rest[1..Math.Min(rest.Length, 4)])
        {
            milliseconds += (c - '0') * unit;
            unit /= 10;
        }

        return true;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (c is < (byte)'0' or > (byte)'9') return false;
            number = unchecked(number * 10 + (c - '0'));
        }

        return true;
    }
}
