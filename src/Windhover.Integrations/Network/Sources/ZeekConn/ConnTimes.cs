using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.ZeekConn;

/// <summary>When a connection began and ended.</summary>
internal static class ConnTimes
{
    // From this on (the year 5138 in seconds) the number is in milliseconds, as with json_timestamps = JSON::TS_MILLIS.
    private const long FirstMillisecondStamp = 100_000_000_000;
    private const long LastTime = 253_402_300_799_999;
    private const long LongestDuration = 100L * 366 * 86_400 * 1_000_000;

    /// <summary>Fills the times.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Read(in ConnFields fields, ref NetworkActivity flow)
    {
        long start;
        if (fields.Date is { } date)
        {
            start = date * 1000;
        }
        else
        {
            if (!ZeekNumber.TryMicros(fields.Time, out start)) return "ts: not a time";
            if (start >= FirstMillisecondStamp * 1_000_000) start /= 1000;
        }

        if (start < 0 || start / 1000 > LastTime) return "ts: not a time";
        var duration = 0L;
        if (!fields.Duration.IsEmpty && (!ZeekNumber.TryMicros(fields.Duration, out duration) || duration > LongestDuration))
            return "duration: not a length of time";
        flow.StartTime = start / 1000;
        flow.EndTime = (start + duration) / 1000;
        return null;
    }
}
