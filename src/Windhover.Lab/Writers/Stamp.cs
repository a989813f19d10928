using System.Globalization;

namespace Windhover.Lab.Writers;

/// <summary>Times in the forms that logs and their folders use.</summary>
internal static class Stamp
{
    /// <summary>2026-03-02T09:15:00Z.</summary>
    public static string Iso(long milliseconds) => At(milliseconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Mar 2, 2026, 9:15:00 AM: how CloudTrail renders dates inside responses.</summary>
    public static string Long(long milliseconds) => At(milliseconds).ToString("MMM d, yyyy, h:mm:ss tt", CultureInfo.InvariantCulture);

    /// <summary>Any form.</summary>
    public static string Format(long milliseconds, string format) => At(milliseconds).ToString(format, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
