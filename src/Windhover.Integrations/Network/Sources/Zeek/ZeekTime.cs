using Windhover.Integrations.Common;

namespace Windhover.Integrations.Network.Sources.Zeek;

/// <summary>Zeek's times: seconds with a fraction; milliseconds where JSON writes those; an ISO 8601 date.</summary>
internal static class ZeekTime
{
    /// <summary>The last time that is taken, epoch milliseconds: the end of the year 9999.</summary>
    public const long Last = 253_402_300_799_999;

    // From this on (the year 5138 in seconds) the number is in milliseconds, as with json_timestamps = JSON::TS_MILLIS.
    private const long FirstMillisecondStamp = 100_000_000_000;

    /// <summary>Reads a number as epoch microseconds.</summary>
    /// <returns>False when it is none.</returns>
    public static bool TryMicros(ReadOnlySpan<byte> text, out long micros)
    {
        if (!ZeekNumber.TryMicros(text, out micros)) return false;
        if (micros >= FirstMillisecondStamp * 1_000_000) micros /= 1000;
        return true;
    }

    /// <summary>Reads a time in any form as epoch milliseconds, rounded down.</summary>
    /// <returns>False when it is none, or before 1970 or after the year 9999.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out long milliseconds)
    {
        if (TryMicros(text, out var micros)) milliseconds = micros / 1000;
        else if (!IsoTime.TryRead(text, out milliseconds)) return false;
        return milliseconds is >= 0 and <= Last;
    }
}
