using System.Globalization;
using System.Text;

namespace Windhover.Tests.Running.Coverage;

/// <summary>Flow logs of accounts that have a record every so many minutes (https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html).</summary>
internal static class Steady
{
    public const string First = "123456789012";
    public const string Second = "210987654321";

    public static long Start { get; } = DateTimeOffset.Parse("2026-03-02T00:00:00Z", CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    public static string Lines(string account, double fromHour, double toHour, int everyMinutes = 5)
    {
        var text = new StringBuilder(FlowLines.Header);
        for (var time = Start + (long)(fromHour * 3600); time < Start + (long)(toHour * 3600); time += everyMinutes * 60)
            text.Append(CultureInfo.InvariantCulture, $"2 {account} eni-0a{account} 10.0.0.5 10.0.1.9 41822 443 6 12 4096 {time} {time + 30} ACCEPT OK\n");
        return text.ToString();
    }
}
