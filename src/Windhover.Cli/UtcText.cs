using System.Globalization;

namespace Windhover.Cli;

/// <summary>Event times as people read them, in UTC.</summary>
internal static class UtcText
{
    /// <summary><c>2026-03-02 10:15:30</c>.</summary>
    public static string Second(long time) => Format(time, "yyyy-MM-dd HH:mm:ss");

    private static string Format(long time, string format) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString(format, CultureInfo.InvariantCulture);
}
