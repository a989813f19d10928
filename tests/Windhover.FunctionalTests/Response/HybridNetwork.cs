using System.Diagnostics;
using System.Globalization;
using Windhover.Testing.Network;

namespace Windhover.FunctionalTests.Response;

/// <summary>
/// A router and four hosts in network namespaces, with a fifth for the collector. The fourth host stands for the outside: it holds the public addresses of an ordinary service and of a rare one.
/// softflowd on the router's links exports each flow once to the collector's side, from where it goes on to the server.
/// </summary>
internal sealed class HybridNetwork : IAsyncDisposable
{
    internal const string Rare = "203.0.113.66";
    internal const int BeaconPort = 8443;
    internal const int ExfiltrationPort = 443;
    private const int Collector = 5;
    private const int ExportPort = 2055;
    private const double Patience = 5;
    private readonly CancellationTokenSource stop = new();
    private readonly CancellationTokenSource attackStop = new();
    private readonly List<EchoServer> servers = [];
    private readonly List<Task> traffic = [];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("windhover-hybrid-");

    private HybridNetwork(RoutedNetwork routed) => Routed = routed;

    internal RoutedNetwork Routed { get; }

    internal HybridTally Ordinary { get; } = new();

    internal HybridTally Malicious { get; } = new();

    internal ExportWire Wire { get; private set; } = null!;

    /// <summary>Builds router and hosts; nothing runs on them yet.</summary>
    internal static async Task<HybridNetwork> BuildAsync() => new(await RoutedNetwork.StartAsync(Collector, "conntrack", "softflowd"));

    /// <summary>Starts exporters and servers: the first host's link exports IPFIX, the others NetFlow version 9.</summary>
    /// <param name="serverPort">UDP port of 127.0.0.1 to which flows go.</param>
    internal async Task StartAsync(int serverPort)
    {
        await AddOutsideAsync();
        Wire = new ExportWire(Routed.Host(Collector), RoutedNetwork.Address(Collector), ExportPort, serverPort, Rare);
        await StartExportersAsync();
        foreach (var (server, to, port) in HybridPair.All.Select(p => (p.Server, p.To, p.Port)).Distinct()) servers.Add(new EchoServer(Routed.Host(server), to, port));
        servers.Add(new EchoServer(Routed.Host(4), Rare, BeaconPort));
        servers.Add(new EchoServer(Routed.Host(4), Rare, ExfiltrationPort, isSink: true));
    }

    /// <summary>Starts what the hosts always do.</summary>
    internal void StartOrdinary(int seed)
    {
        foreach (var (pair, place) in HybridPair.All.Select((p, i) => (p, i))) traffic.Add(Task.Run(() => TalkAsync(pair, new Random(seed + place))));
    }

    /// <summary>The first host begins to beacon to the rare address every two seconds and to send much to it; both go on until <see cref="StopAttack"/>, as fast as they can where they are dropped.</summary>
    /// <returns>The moment before the first packet, as of <see cref="Stopwatch"/>.</returns>
    internal long StartAttack()
    {
        var start = Stopwatch.GetTimestamp();
        traffic.Add(Task.Run(() => RepeatAsync(TimeSpan.FromSeconds(2), () => Talk.CanAsync(Routed.Host(1), Rare, BeaconPort, 300, 2))));
        traffic.Add(Task.Run(() => RepeatAsync(TimeSpan.FromSeconds(1), () => Talk.SendAsync(Routed.Host(1), Rare, ExfiltrationPort, 5_000_000, 2))));
        return start;
    }

    internal void StopAttack() => attackStop.Cancel();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await attackStop.CancelAsync();
        await Task.WhenAll(traffic);
        foreach (var server in servers) await server.DisposeAsync();
        if (Wire is not null) await Wire.DisposeAsync();
        await Routed.DisposeAsync();
        folder.Delete(recursive: true);
        stop.Dispose();
        attackStop.Dispose();
    }

    private async Task AddOutsideAsync()
    {
        foreach (var address in new[] { HybridPair.Outside, Rare })
        {
            await RoutedNetwork.RunAsync(Routed.Host(4), "ip", "addr", "add", $"{address}/32", "dev", "lo");
            await RoutedNetwork.RunAsync(Routed.Router, "ip", "route", "add", $"{address}/32", "via", RoutedNetwork.Address(4));
        }
    }

    // Each flow passes one of these filters on one link. Its control socket and process id stand in a folder of its own.
    private async Task StartExportersAsync()
    {
        for (var number = 1; number <= 3; number++)
        {
            var others = string.Concat(Enumerable.Range(1, number - 1).Select(n => string.Create(CultureInfo.InvariantCulture, $" and not net 10.77.{n}.0/24")));
            var filter = $"ip and tcp{others}";
            Routed.Start(
                Routed.Router, "softflowd", "-d", "-i", string.Create(CultureInfo.InvariantCulture, $"r{number}"), "-n", $"{RoutedNetwork.Address(Collector)}:{ExportPort}", "-v", number == 1 ? "10" : "9",
                "-p", Path.Combine(folder.FullName, $"{number}.pid"), "-c", Path.Combine(folder.FullName, $"{number}.ctl"),
                "-t", "tcp=1", "-t", "tcp.fin=1", "-t", "tcp.rst=1", "-t", "udp=1", "-t", "general=1", "-t", "expint=1", "-t", "maxlife=5", filter);
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (folder.GetFiles("*.ctl").Length < 3) await timer.WaitForNextTickAsync(limit.Token);
    }

    private async Task TalkAsync(HybridPair pair, Random chance)
    {
        try
        {
            using var pace = new PeriodicTimer(TimeSpan.FromSeconds(pair.EverySeconds));
            while (true)
            {
                pace.Period = TimeSpan.FromSeconds(pair.EverySeconds * (0.5 + chance.NextDouble()));
                await pace.WaitForNextTickAsync(stop.Token);
                var start = Stopwatch.GetTimestamp();
                Ordinary.Add(start, await Talk.CanAsync(Routed.Host(pair.From), pair.To, pair.Port, (int)(pair.Bytes * (0.7 + (0.6 * chance.NextDouble()))), Patience));
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task RepeatAsync(TimeSpan every, Func<Task<bool>> connect)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, attackStop.Token);
        try
        {
            using var pace = new PeriodicTimer(every);
            do
            {
                var start = Stopwatch.GetTimestamp();
                Malicious.Add(start, await connect());
            }
            while (await pace.WaitForNextTickAsync(both.Token));
        }
        catch (OperationCanceledException)
        {
        }
    }
}
