using System.Globalization;
using System.Text.RegularExpressions;

namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>
/// The last date in a file's path: <c>auth-2026-03-02.log</c>, <c>syslog.20260302T100000Z</c> (as collected files are named), <c>2026/03/02/</c>, or a year alone, which stands for
/// its middle (<c>2026/auth.log</c>).
/// </summary>
internal static partial class PathDate
{
    /// <summary>Midnight of the date, epoch milliseconds; null when the path has none.</summary>
    public static long? Find(string path)
    {
        var found = Days().Matches(path);
        for (var i = found.Count - 1; i >= 0; i--)
        {
            var date = found[i].Groups;
            if (Of(date[1].ValueSpan, date[2].ValueSpan, date[3].ValueSpan) is { } day) return day;
        }

        var years = Years().Matches(path);
        return years.Count > 0 ? Of(years[^1].Groups[1].ValueSpan, "07", "01") : null;
    }

    private static long? Of(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day) =>
        DateTime.TryParseExact($"{year}{month}{day}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? (date.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond
            : null;

    [GeneratedRegex(@"(?:^|[^0-9])((?:19|20)[0-9]{2})[-_./]?([0-9]{2})[-_./]?([0-9]{2})(?:[^0-9]|$)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Days();

    [GeneratedRegex(@"(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Years();
}
