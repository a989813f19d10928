using System.Globalization;
using System.Net.Sockets;

namespace Windhover.Integrations.Network.Collection;

/// <summary>Datagrams that the kernel dropped because a socket's buffer was full, where <c>/proc/net/udp</c> says it; elsewhere always 0.</summary>
internal sealed class KernelDrops(int port, AddressFamily family)
{
    private readonly string table = family == AddressFamily.InterNetwork ? "/proc/net/udp" : "/proc/net/udp6";
    private long known;

    /// <summary>What was dropped since the last call.</summary>
    public long New()
    {
        var now = Total();
        var more = Math.Max(0, now - known);
        known = now;
        return more;
    }

    /// <summary>Adds up the last column of the lines whose local port it is.</summary>
    internal static long Total(IEnumerable<string> lines, int port)
    {
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        var total = 0L;
        foreach (var line in lines.Skip(1))
        {
            var columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length > 2 && columns[1].EndsWith(suffix, StringComparison.Ordinal) && long.TryParse(columns[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var drops)) total += drops;
        }

        return total;
    }

    private long Total()
    {
        try
        {
            return OperatingSystem.IsLinux() ? Total(File.ReadLines(table), port) : 0;
        }
        catch (IOException)
        {
            return known;
        }
    }
}
