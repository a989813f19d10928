using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Shouldly;
using Windhover.FunctionalTests.Collection;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Response;

/// <summary>
/// A real network, real flow exporters, the real server, real malicious traffic, and a real gateway that ends it. <c>bench/network.sh</c> runs it many times; each run adds a line to the file that
/// <c>WINDHOVER_HYBRID_FIGURES</c> names.
/// </summary>
public sealed class HybridNetworkTests
{
    private const string Host = "device:10.77.1.2";
    private const string Source = "netflow";
    private const int Days = 7;
    private const int Lag = 5;
    private const int MostUnread = 20_000;
    private const int Window = 600;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(200);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AHostThatBeaconsAndExfiltratesIsFoundAndOnlyThatIsBlocked()
    {
        using var folder = new TemporaryFolder();
        var port = FreeUdpPort();
        await using var network = await HybridNetwork.BuildAsync();
        await using var serve = await ServeProcess.StartAsync(await ConfigureAsync(folder, port, network.Routed.Router));
        var learning = Stopwatch.GetTimestamp();
        var learned = await LearnAsync(serve, port);
        var known = await KnownAsync(serve);
        Say($"{learned} records of {Days} days learned in {Stopwatch.GetElapsedTime(learning).TotalSeconds:0} s: {known}");

        var before = await network.Routed.RulesAsync();
        await network.StartAsync(port);
        network.StartOrdinary(seed: 1);
        var began = Stopwatch.GetTimestamp();
        await UntilAsync(() => Stopwatch.GetElapsedTime(began) > Quiet);
        var second = Now() % Window;
        var first = network.StartAttack();
        var (action, blocked) = await BlockedAsync(serve);
        var exported = await network.Wire.Seen.WaitAsync(Cancellation);
        var incident = await serve.GetAsync($"/api/v1/incidents/{action.GetProperty("incident_id").GetString()}");
        Say($"attack to block {Stopwatch.GetElapsedTime(first, blocked).TotalSeconds:0.0} s, export to block {Stopwatch.GetElapsedTime(exported, blocked).TotalSeconds:0.0} s, attack began {second:0} s into the engine's ten minutes; {incident.GetProperty("verdict").GetString()}: {incident.GetProperty("title").GetString()}; {action.GetProperty("plan").GetProperty("text").GetString()}");
        Say($"answers: {await AnswersAsync(serve, action.GetProperty("incident_id").GetString()!)}");
        action.GetProperty("containment").GetProperty("kind").GetString().ShouldBe("block_connections", action.GetRawText());
        action.GetProperty("containment").GetProperty("entity").GetProperty("id").GetString().ShouldBe(Host);
        action.GetProperty("simulation").GetProperty("normal_blocked").GetInt64().ShouldBe(0);
        action.GetProperty("simulation").GetProperty("normal").GetInt64().ShouldBeGreaterThan(100);
        (await KnownAsync(serve)).ShouldBe(known, "the live flows are of the same entities");

        await UntilAsync(() => network.Malicious.AttemptedAfter(blocked) > 8 && network.Ordinary.AttemptedAfter(blocked) > 8);
        var (through, tried) = (network.Malicious.SucceededAfter(blocked), network.Malicious.AttemptedAfter(blocked));
        through.ShouldBe(0, action.GetRawText());
        network.Malicious.Succeeded.ShouldBeGreaterThan(3, "it went through before");
        network.Ordinary.Succeeded.ShouldBe(network.Ordinary.Attempted, "nothing ordinary was lost");

        network.StopAttack();
        await UndoAsync(serve);
        (await network.Routed.RulesAsync()).ShouldBe(before);
        await NoteAsync(Stopwatch.GetElapsedTime(first, blocked).TotalSeconds, Stopwatch.GetElapsedTime(exported, blocked).TotalSeconds, second, through, tried, network.Ordinary);
        Say($"ordinary {network.Ordinary.Succeeded} of {network.Ordinary.Attempted}; malicious {network.Malicious.Succeeded} of {network.Malicious.Attempted}, after the block {through} of {tried}");
    }

    private static async Task<string> ConfigureAsync(TemporaryFolder folder, int port, string router)
    {
        var (config, policy) = (folder.File("windhover.yaml"), folder.File("policy.yaml"));
        await File.WriteAllTextAsync(policy, "mode: off\nrules:\n  - name: gateway\n    mode: autonomous\n    at_least: suspicious\n    subnets: [10.77.0.0/16]\nnever_touch: [10.77.5.0/24]\n", Cancellation);
        await File.WriteAllTextAsync(
            config,
            $"""
            url: http://127.0.0.1:0
            data_folder: {folder.File("data")}
            live_lag_seconds: {Lag}
            commit_seconds: 1
            collections:
              - name: flows
                collector: net.flow
                listen: 127.0.0.1:{port}
            response: {policy}
            responders:
              - name: gateway
                responder: nftables
                command: [ip, netns, exec, {router}, nft]
                conntrack: [ip, netns, exec, {router}, conntrack]

            """,
            Cancellation);
        return config;
    }

    // The first action that stands on the gateway, seen as soon as the server says so.
    private static async Task<(JsonElement Action, long At)> BlockedAsync(ServeProcess serve)
    {
        var page = await serve.GetUntilAsync("/api/v1/response/actions?status=active", p => p.GetProperty("items").GetArrayLength() > 0, Patience);
        var at = Stopwatch.GetTimestamp();
        var items = page.GetProperty("items");
        if (items.GetArrayLength() > 0) return (items[items.GetArrayLength() - 1], at);
        var (incidents, log) = (await serve.GetAsync("/api/v1/incidents"), await serve.GetAsync("/api/v1/response/log"));
        foreach (var incident in incidents.GetProperty("items").EnumerateArray()) Say($"answers: {await AnswersAsync(serve, incident.GetProperty("incident_id").GetString()!)}");
        throw new ShouldAssertException($"nothing was blocked: {incidents.GetRawText()} {log.GetRawText()} {serve.Said}");
    }

    // What the investigation found out, as a sample of a hypothesis is written.
    private static async Task<string> AnswersAsync(ServeProcess serve, string incident)
    {
        var investigation = await serve.GetAsync($"/api/v1/investigations/{incident}");
        return investigation.GetProperty("verdict").GetRawText() + " " + string.Join(", ", investigation.GetProperty("questions").EnumerateArray().Select(q => $"{q.GetProperty("question").GetString()}: {q.GetProperty("answer").GetString()}"));
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!holds()) await timer.WaitForNextTickAsync(limit.Token);
    }

    // A person takes back what stands.
    private static async Task UndoAsync(ServeProcess serve)
    {
        foreach (var action in (await serve.GetAsync("/api/v1/response/actions?status=active")).GetProperty("items").EnumerateArray())
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/response/actions/{action.GetProperty("action_id").GetString()}/revert");
            request.Headers.Add("Windhover-Person", "Anna");
            request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var answer = await serve.Http.SendAsync(request, Cancellation);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Cancellation));
        }
    }

    private static async Task<long> LearnAsync(ServeProcess serve, int port)
    {
        var (read, end) = (0L, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var sent = await HybridHistory.SendAsync(port, end, Days, async count =>
        {
            if (count - read < MostUnread) return;
            read = ServeProcess.Events(await serve.GetUntilAsync("/api/v1/status", s => count - ServeProcess.Events(s, Source) < MostUnread / 2), Source);
        });
        var status = await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, Source) >= sent, TimeSpan.FromMinutes(3));
        ServeProcess.Events(status, Source).ShouldBe(sent, serve.Said);
        return sent;
    }

    private static double Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;

    private static async Task NoteAsync(double fromAttack, double fromExport, double second, int through, int tried, HybridTally ordinary)
    {
        if (Environment.GetEnvironmentVariable("WINDHOVER_HYBRID_FIGURES") is not { Length: > 0 } file) return;
        var line = JsonSerializer.Serialize(new
        {
            from_attack = Math.Round(fromAttack, 1), from_export = Math.Round(fromExport, 1), second = Math.Round(second), malicious_after = through,
            malicious_tried_after = tried, ordinary = ordinary.Attempted, ordinary_lost = ordinary.Attempted - ordinary.Succeeded,
        });
        await File.AppendAllTextAsync(file, line + "\n", Cancellation);
    }

    private static async Task<string> KnownAsync(ServeProcess serve)
    {
        var view = await serve.GetUntilAsync($"/api/v1/entities/view?id={Uri.EscapeDataString(Host)}", v => v.GetProperty("days_seen").GetInt32() >= Days);
        view.GetProperty("learning").GetBoolean().ShouldBeFalse();
        view.GetProperty("features").GetRawText().ShouldContain("10.77.2.2");
        var items = (await serve.GetAsync("/api/v1/entities?text=10.77.")).GetProperty("items").EnumerateArray();
        return string.Join(' ', items.Select(e => e.GetProperty("entity").GetProperty("id").GetString()).Order(StringComparer.Ordinal));
    }

    private static int FreeUdpPort()
    {
        using var probe = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.Client.LocalEndPoint!).Port;
    }

    private static void Say(FormattableString text)
    {
        var line = text.ToString(CultureInfo.InvariantCulture);
        TestContext.Current.SendDiagnosticMessage(line);
        Console.Error.WriteLine(line);
    }
}
