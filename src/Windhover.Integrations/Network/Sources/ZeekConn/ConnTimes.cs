using Windhover.Core.Events;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekConn;

/// <summary>When a connection began and ended.</summary>
internal static class ConnTimes
{
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
        else if (!ZeekTime.TryMicros(fields.Time, out start))
        {
            return "ts: not a time";
        }

        if (start < 0 || start / 1000 > ZeekTime.Last) return "ts: not a time";
        var duration = 0L;
        if (!fields.Duration.IsEmpty && (!ZeekNumber.TryMicros(fields.Duration, out duration) || duration > LongestDuration))
            return "duration: not a length of time";
        flow.StartTime = start / 1000;
        flow.EndTime = (start + duration) / 1000;
        return null;
    }
}
