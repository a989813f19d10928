using System.Text;
using Windhover.Core.Events;

namespace Windhover.Benchmarks.Quality.Flows;

/// <summary>
/// Writes made flows as VPC flow logs, version 2, one file an hour.
/// https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html
/// </summary>
internal sealed class FlowFolder : IDisposable
{
    private readonly string folder;
    private readonly SortedDictionary<long, List<(long Start, string Line)>> hours = [];

    /// <summary>An empty folder.</summary>
    public FlowFolder(string work)
    {
        folder = Path.Combine(work, $"flows-{Environment.ProcessId}-{Guid.NewGuid():n}");
        Directory.CreateDirectory(folder);
    }

    /// <summary>Where the files are.</summary>
    public string Location => folder;

    /// <summary>Id of a host's interface.</summary>
    public static string Interface(int host) => $"eni-0{host:x16}";

    /// <summary>Address of a host.</summary>
    public static string Address(int host) => $"10.{20 + host / 60_000}.{host / 240 % 250}.{host % 240 + 10}";

    /// <summary>Adds a connection that a host opened: what it sent, and what came back.</summary>
    /// <param name="host">Number of the host.</param>
    /// <param name="peer">The other side's address.</param>
    /// <param name="port">The service's port.</param>
    /// <param name="protocol">6 for TCP, 17 for UDP.</param>
    /// <param name="start">Epoch seconds.</param>
    /// <param name="sent">Bytes sent.</param>
    /// <param name="received">Bytes received.</param>
    public void Add(int host, string peer, int port, int protocol, long start, long sent, long received)
    {
        var own = (int)(StableHash.Of(peer) % 20_000 + (ulong)(start % 20_000)) + 32_768 - 8_192;
        var (me, end) = (Address(host), start + 1 + sent % 5);
        var head = $"2 123456789012 {Interface(host)} ";
        Line(start, $"{head}{me} {peer} {own} {port} {protocol} {1 + sent / 1400} {sent} {start} {end} ACCEPT OK\n");
        Line(start, $"{head}{peer} {me} {port} {own} {protocol} {1 + received / 1400} {received} {start} {end} ACCEPT OK\n");
    }

    /// <summary>Writes the files of hours that are over.</summary>
    public void EndHours(long before)
    {
        while (hours.Count > 0 && hours.First() is var (hour, lines) && (hour + 1) * 3600 <= before)
        {
            var text = new StringBuilder("version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n");
            foreach (var (_, line) in lines.OrderBy(l => l.Start)) text.Append(line);
            File.WriteAllText(Path.Combine(folder, $"{hour}.log"), text.ToString());
            hours.Remove(hour);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Line(long start, string line)
    {
        if (!hours.TryGetValue(start / 3600, out var lines)) hours.Add(start / 3600, lines = []);
        lines.Add((start, line));
    }
}
