using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Shouldly;
using Windhover.Testing.Flows;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection;

/// <summary>A real softflowd exports a capture that we write into a real server; every flow of the capture is counted.</summary>
public sealed class FlowTests
{
    private const string Source = "netflow";
    private const string Server = "203.0.113.80";
    private const long Start = 1_700_000_000_000;
    private const int Sessions = 40;

    [Fact]
    public async Task EveryFlowOfEveryVersionIsCountedOnceAlsoOverAnEndOfTheServer()
    {
        if (!File.Exists("/usr/sbin/softflowd")) Assert.Skip("softflowd is not installed");
        using var folder = new TemporaryFolder();
        var port = FreeUdpPort();
        var config = ServeProcess.Configure(folder.Path, $"collections:\n  - name: flows\n    collector: net.flow\n    listen: 127.0.0.1:{port}\n");
        await File.WriteAllBytesAsync(folder.File("t.pcap"), PcapFile.Pcap(1, Traffic()));
        var counted = 0L;
        foreach (var version in new[] { 5, 9, 10 })
        {
            await using var serve = await ServeProcess.StartAsync(config);
            await WaitForUdpAsync(port);
            await ExportAsync(folder.Path, version, port);
            counted += 2 * Sessions;
            var status = await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, Source) >= counted);
            ServeProcess.Events(status, Source).ShouldBe(counted, $"after version {version}: {serve.Said}");
            status.GetProperty("engine").GetProperty("dead_letters").GetInt64().ShouldBe(0);
            await serve.KillAsync();
        }
    }

    private static IEnumerable<(long Time, byte[] Packet)> Traffic()
    {
        var time = Start;
        for (var i = 0; i < Sessions; i++)
        {
            var host = $"10.1.0.{i % 5 + 1}";
            for (var n = 0; n < i + 3; n++) yield return (time += 3, PcapFile.Ethernet(TestPackets.Tcp(host, 40_000 + i, Server, 443, n == 0 ? 2 : 0x18, 100)));
            for (var n = 0; n < 2; n++) yield return (time += 3, PcapFile.Ethernet(TestPackets.Tcp(Server, 443, host, 40_000 + i, 0x12, 1000)));
        }
    }

    // It ends by itself once the capture is read and exported.
    private static async Task ExportAsync(string folder, int version, int port)
    {
        using var softflowd = Process.Start(new ProcessStartInfo("/usr/sbin/softflowd", ["-d", "-a", "-r", "t.pcap", "-n", $"127.0.0.1:{port}", "-v", $"{version}", "-p", "pid", "-c", "ctl"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        softflowd.BeginOutputReadLine();
        softflowd.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        try
        {
            await softflowd.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            softflowd.Kill(entireProcessTree: true);
            await softflowd.WaitForExitAsync();
        }
    }

    private static int FreeUdpPort()
    {
        using var probe = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.Client.LocalEndPoint!).Port;
    }

    private static async Task WaitForUdpAsync(int port)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!(await File.ReadAllTextAsync("/proc/net/udp", limit.Token)).Contains($"0100007F:{port:X4}", StringComparison.Ordinal)) await timer.WaitForNextTickAsync(limit.Token);
    }
}
