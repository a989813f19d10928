namespace Windhover.Core.Response.Policies;

/// <summary>Hours of days of the week in a time zone.</summary>
/// <param name="Days">Days on which they begin.</param>
/// <param name="From">First minute of the day.</param>
/// <param name="To">Minute of the day before which they end; at or before <paramref name="From"/> for the day after.</param>
/// <param name="Zone">Time zone.</param>
public sealed record PolicyHours(IReadOnlyList<DayOfWeek> Days, int From, int To, TimeZoneInfo Zone)
{
    private const int Day = 24 * 60;

    /// <summary>True within them.</summary>
    /// <param name="time">Epoch milliseconds.</param>
    public bool Hold(long time)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(time), Zone);
        var minute = (local.Hour * 60) + local.Minute;
        return From < To
            ? Days.Contains(local.DayOfWeek) && minute >= From && minute < To
            : (Days.Contains(local.DayOfWeek) && minute >= From) || (Days.Contains(local.AddMinutes(-Day).DayOfWeek) && minute < To);
    }
}
