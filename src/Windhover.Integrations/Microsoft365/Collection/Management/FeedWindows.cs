namespace Windhover.Integrations.Microsoft365.Collection.Management;

/// <summary>
/// The times that may be listed: at most 24 hours at once and 7 days back, in whole seconds, the end exclusive
/// (https://learn.microsoft.com/en-us/office/office-365-management-api/office-365-management-activity-api-reference#list-available-content).
/// </summary>
internal static class FeedWindows
{
    // A little less than what is allowed: the two clocks differ, and a long listing takes its time.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7) - TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The earliest time that may be listed.</summary>
    public static DateTimeOffset Oldest(DateTimeOffset now) => Second(now - Kept) + TimeSpan.FromSeconds(1);

    /// <summary>Windows that follow each other without a gap, up to the last whole second; none when that is not after the beginning.</summary>
    public static IEnumerable<(DateTimeOffset From, DateTimeOffset Until)> Of(DateTimeOffset from, DateTimeOffset now)
    {
        var end = Second(now);
        for (var start = Second(from); start < end; start += Longest) yield return (start, end - start > Longest ? start + Longest : end);
    }

    private static DateTimeOffset Second(DateTimeOffset time) => new(time.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
