using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Testing.Flows;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Network.NetFlow;

/// <summary>Real exporters read a capture that we write and export it over loopback; what we read must be what is in the capture, and what nfdump reads.</summary>
public class RealExporterTests
{
    private const long Start = 1_700_000_000_000;
    private const int Flows = 40;

    public static TheoryData<string, int> Exporters => new()
    {
        { "softflowd", 5 }, { "softflowd", 9 }, { "softflowd", 10 },
    };

    [Theory]
    [MemberData(nameof(Exporters))]
    public async Task WhatARealExporterSendsIsReadInFull(string exporter, int version)
    {
        SkipWithout(exporter);
        using var folder = new TemporaryExports();
        File.WriteAllBytes(folder.File("traffic.pcap"), PcapFile.Pcap(1, Traffic()));
        var datagrams = await Collect(exporter, version, folder);
        datagrams.ShouldNotBeEmpty();
        var events = SourceSample.Read(SourceSamples.Catalogue.Find("netflow")!, new BlockFile().Add(datagrams).ToArray(), []);
        events.Rejected.Select(r => r.Reason).ShouldBeEmpty();

        var read = events.Network.ToArray();
        Summary(read).ShouldBe(Expected(), ignoreOrder: true);
        foreach (var flow in read)
        {
            flow.EndTime.ShouldBeGreaterThanOrEqualTo(flow.StartTime);
            (flow.Known & FlowFields.BytesOut).ShouldBe(FlowFields.BytesOut);
        }
    }

    [Theory]
    [MemberData(nameof(Exporters))]
    public async Task NfdumpCountsTheSameFlowsPacketsAndBytes(string exporter, int version)
    {
        SkipWithout(exporter);
        SkipWithout("nfcapd");
        using var folder = new TemporaryExports();
        File.WriteAllBytes(folder.File("traffic.pcap"), PcapFile.Pcap(1, Traffic()));
        var datagrams = await Collect(exporter, version, folder);
        var events = SourceSample.Read(SourceSamples.Catalogue.Find("netflow")!, new BlockFile().Add(datagrams).ToArray(), []);
        var (packets, bytes) = (0L, 0L);
        foreach (ref readonly var flow in events.Network)
        {
            packets += flow.PacketsOut;
            bytes += flow.BytesOut;
        }

        var theirs = await Nfdump(datagrams, folder);
        (events.Network.Length, packets, bytes).ShouldBe(theirs);
    }

    private static void SkipWithout(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin").Split(':');
        if (!folders.Any(f => File.Exists(Path.Combine(f, program)))) Assert.Skip($"{program} is not installed");
    }

    // Bytes and packets of each direction, as any exporter must see them however it cuts flows.
    private static List<string> Summary(IEnumerable<NetworkActivity> flows) =>
    [
        .. flows.GroupBy(f => (f.Source, f.SourcePort, f.Destination, f.DestinationPort, f.Protocol))
            .Select(g => $"{g.Key.Source}:{g.Key.SourcePort} {g.Key.Destination}:{g.Key.DestinationPort} {g.Key.Protocol} {g.Sum(f => f.PacketsOut)} {g.Sum(f => f.BytesOut)}"),
    ];

    private static List<string> Expected()
    {
        var all = new List<string>();
        for (var i = 0; i < Flows; i++)
        {
            all.Add($"10.1.0.{i % 5 + 1}:{40_000 + i} 203.0.113.80:443 6 {i + 3} {(i + 3) * 140}");
            all.Add($"203.0.113.80:443 10.1.0.{i % 5 + 1}:{40_000 + i} 6 2 {2 * 1040}");
        }

        return all;
    }

    private static IEnumerable<(long Time, byte[] Packet)> Traffic()
    {
        var time = Start;
        for (var i = 0; i < Flows; i++)
        {
            var host = $"10.1.0.{i % 5 + 1}";
            for (var n = 0; n < i + 3; n++) yield return (time += 3, PcapFile.Ethernet(TestPackets.Tcp(host, 40_000 + i, "203.0.113.80", 443, n == 0 ? 2 : 0x18, 100)));
            for (var n = 0; n < 2; n++) yield return (time += 3, PcapFile.Ethernet(TestPackets.Tcp("203.0.113.80", 443, host, 40_000 + i, 0x12, 1000)));
        }
    }

    private static async Task<List<SentDatagram>> Collect(string exporter, int version, TemporaryExports folder)
    {
        using var collector = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        collector.Client.ReceiveBufferSize = 4 << 20;
        var port = ((IPEndPoint)collector.Client.LocalEndPoint!).Port;
        using var process = Process.Start(new ProcessStartInfo(File.Exists($"/usr/sbin/{exporter}") ? $"/usr/sbin/{exporter}" : exporter, Softflowd(version, port))
        {
            WorkingDirectory = folder.File(""),
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var datagrams = new List<SentDatagram>();
        try
        {
            // The traffic's last flow is the sign that all of it is there; an exporter that stays is then ended.
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(TimeSpan.FromSeconds(30));
            while (Summary(Read(datagrams).Network.ToArray()).Except(Expected()).Any() || Summary(Read(datagrams).Network.ToArray()).Count < 2 * Flows)
            {
                var received = await collector.ReceiveAsync(limit.Token);
                datagrams.Add(new SentDatagram(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), received.RemoteEndPoint.Address.ToString(), received.RemoteEndPoint.Port, port, received.Buffer));
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            // What came is compared all the same, and the difference says what is missing.
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        return datagrams;
    }

    private static EventBuffer Read(List<SentDatagram> datagrams) =>
        SourceSample.Read(SourceSamples.Catalogue.Find("netflow")!, new BlockFile().Add(datagrams).ToArray(), []);

    // Names of files stay short: it waits for ever on one that is longer than the name of an interface can be.
    private static string[] Softflowd(int version, int port) => ["-d", "-a", "-r", "traffic.pcap", "-n", $"127.0.0.1:{port}", "-v", $"{version}", "-p", "pid", "-c", "ctl"];

    private static async Task<(int Flows, long Packets, long Bytes)> Nfdump(List<SentDatagram> datagrams, TemporaryExports folder)
    {
        using var probe = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)probe.Client.LocalEndPoint!).Port;
        probe.Dispose();
        var written = Directory.CreateDirectory(folder.File("nfcapd")).FullName;
        using var collector = Process.Start(new ProcessStartInfo("nfcapd", ["-w", written, "-b", "127.0.0.1", "-p", $"{port}", "-t", "3600"]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var patience = Stopwatch.StartNew();
        while (!File.ReadAllText("/proc/net/udp").Contains($"0100007F:{port:X4}", StringComparison.Ordinal) && patience.Elapsed < TimeSpan.FromSeconds(20)) await Task.Yield();
        using (var client = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0)))
        {
            foreach (var datagram in datagrams) await client.SendAsync(datagram.Payload, new IPEndPoint(IPAddress.Loopback, port), TestContext.Current.CancellationToken);
        }

        // It has taken all when nothing waits in its socket.
        patience.Restart();
        while (Regex.IsMatch(File.ReadAllText("/proc/net/udp"), $"0100007F:{port:X4} \\S+ \\S+ 0+:(?!00000000)", RegexOptions.None, TimeSpan.FromSeconds(1)) && patience.Elapsed < TimeSpan.FromSeconds(20)) await Task.Yield();
        using (var stop = Process.Start("kill", ["-TERM", $"{collector.Id}"])) await stop.WaitForExitAsync(TestContext.Current.CancellationToken);
        await collector.WaitForExitAsync(TestContext.Current.CancellationToken);
        using var reader = Process.Start(new ProcessStartInfo("nfdump", ["-R", written, "-q", "-I"]) { RedirectStandardOutput = true })!;
        var summary = await reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await reader.WaitForExitAsync(TestContext.Current.CancellationToken);
        return ((int)Value("Flows"), Value("Packets"), Value("Bytes"));

        long Value(string name) => long.Parse(Regex.Match(summary, $@"(?m)^{name}:\s*(\d+)", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value, CultureInfo.InvariantCulture);
    }
}
