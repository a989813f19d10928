using System.Globalization;

namespace Windhover.Tests.Running;

/// <summary>Lines of a flow log in its default format (https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html).</summary>
internal static class FlowLines
{
    public const string Header = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n";

    public static string At(string time, string interfaceId = "eni-0a1b2c3d4e5f60718")
    {
        var start = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeSeconds();
        return $"2 123456789012 {interfaceId} 10.0.0.5 10.0.1.9 41822 443 6 12 4096 {start} {start + 30} ACCEPT OK\n";
    }
}
