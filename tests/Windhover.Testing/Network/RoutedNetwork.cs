using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Windhover.Testing.Network;

/// <summary>
/// A router and hosts in network namespaces of their own, each host in a network behind the router: <c>10.77.N.2</c> and <c>fd77:N::2</c>. Names are unique, so that many run at once;
/// nothing outside the namespaces changes, and all of it goes when it is disposed.
/// </summary>
public sealed class RoutedNetwork : IAsyncDisposable
{
    private static int count;
    private readonly string prefix;
    private readonly List<string> spaces = [];
    private readonly List<Process> processes = [];

    private RoutedNetwork()
    {
        prefix = string.Create(CultureInfo.InvariantCulture, $"wh{Environment.ProcessId:x}n{Interlocked.Increment(ref count)}");
        Router = prefix + "r";
    }

    /// <summary>The router's namespace.</summary>
    public string Router { get; }

    /// <summary>Builds one; skips the test where that is not possible.</summary>
    /// <param name="hosts">How many hosts.</param>
    /// <param name="tools">Programs that the test needs besides ip and nft.</param>
    public static async Task<RoutedNetwork> StartAsync(int hosts, params string[] tools)
    {
        await SkipUnlessPossibleAsync(tools);
        var network = new RoutedNetwork();
        try
        {
            await network.BuildAsync(hosts);
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }

        return network;
    }

    /// <summary>A host's namespace; the first is 1.</summary>
    public string Host(int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}h{number}");

    /// <summary>A host's IPv4 address.</summary>
    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"10.77.{number}.2");

    /// <summary>A host's IPv6 address.</summary>
    public static string Address6(int number) => string.Create(CultureInfo.InvariantCulture, $"fd77:{number}::2");

    /// <summary>Runs a program within a namespace; it must succeed.</summary>
    public static Task<string> RunAsync(string space, string program, params string[] arguments) => Tool.RunAsync("ip", ["netns", "exec", space, program, .. arguments]);

    /// <summary>The router's tables.</summary>
    public Task<string> RulesAsync() => RunAsync(Router, "nft", "-j", "list", "ruleset");

    /// <summary>Starts a program within a namespace; it is ended with the network.</summary>
    public Process Start(string space, string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("ip", ["netns", "exec", space, program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        processes.Add(process);
        return process;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        foreach (var space in spaces) await Tool.TryAsync("ip", ["netns", "del", space]);
    }

    private static async Task SkipUnlessPossibleAsync(string[] tools)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") Assert.Skip("network namespaces need root on Linux");
        foreach (var tool in tools.Prepend("nft").Prepend("ip"))
        {
            if (!Tool.Exists(tool)) Assert.Skip($"{tool} is not installed");
        }

        var probe = string.Create(CultureInfo.InvariantCulture, $"wh{Environment.ProcessId:x}p{Interlocked.Increment(ref count)}");
        if ((await Tool.TryAsync("ip", ["netns", "add", probe])).Code != 0) Assert.Skip("this machine makes no network namespaces");
        await Tool.TryAsync("ip", ["netns", "del", probe]);
    }

    private async Task BuildAsync(int hosts)
    {
        await AddAsync(Router);
        await RunAsync(Router, "sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1");
        for (var number = 1; number <= hosts; number++) await AddHostAsync(number);
    }

    private async Task AddHostAsync(int number)
    {
        var (host, link) = (Host(number), string.Create(CultureInfo.InvariantCulture, $"r{number}"));
        await AddAsync(host);
        await Tool.RunAsync("ip", "-n", Router, "link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", host);
        await AddressAsync(Router, link, $"10.77.{number}.1/24", $"fd77:{number}::1/64");
        await AddressAsync(host, "eth0", $"10.77.{number}.2/24", $"fd77:{number}::2/64");
        await Tool.RunAsync("ip", "-n", host, "route", "add", "default", "via", $"10.77.{number}.1");
        await Tool.RunAsync("ip", "-n", host, "route", "add", "default", "via", $"fd77:{number}::1");
    }

    private static async Task AddressAsync(string space, string link, string v4, string v6)
    {
        await Tool.RunAsync("ip", "-n", space, "addr", "add", v4, "dev", link);
        await Tool.RunAsync("ip", "-n", space, "addr", "add", v6, "dev", link, "nodad");
        await Tool.RunAsync("ip", "-n", space, "link", "set", link, "up");
    }

    private async Task AddAsync(string space)
    {
        await Tool.RunAsync("ip", "netns", "add", space);
        spaces.Add(space);
        await Tool.RunAsync("ip", "-n", space, "link", "set", "lo", "up");
    }
}
