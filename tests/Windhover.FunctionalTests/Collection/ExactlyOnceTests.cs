using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection;

/// <summary>
/// Records are pushed while the server is killed again and again; whatever was not answered with 200 is pushed again. The long form: WINDHOVER_RECORDS=100000, WINDHOVER_KILLS=12.
/// </summary>
public sealed class ExactlyOnceTests
{
    private const string Token = "a-token-for-this-test-only";
    private const int Batch = 100;
    private const int Senders = 4;
    private static readonly int Records = Setting("WINDHOVER_RECORDS", 20_000);
    private static readonly int Kills = Setting("WINDHOVER_KILLS", 3);

    [Fact]
    public async Task EveryRecordIsCountedOnceHoweverOftenTheServerIsKilled()
    {
        using var folder = new TemporaryFolder();
        var port = ServeProcess.FreePort();
        var config = ServeProcess.Configure(folder.Path, $"collections:\n  - name: app\n    collector: http.push\n    listen: 127.0.0.1:{port}\n    tokens: {Token}\n");
        var random = new Random(Setting("WINDHOVER_SEED", 7));
        var serve = await ServeProcess.StartAsync(config);
        try
        {
            var accepted = new Accepted();
            var pushing = PushAllAsync(port, accepted);
            for (var kill = 0; kill < Kills; kill++)
            {
                // At a random moment of its share of the records, however fast the machine is.
                await accepted.ReachAsync((int)((kill + random.NextDouble()) * Records / Kills), pushing);
                await serve.DisposeAsync();
                serve = await ServeProcess.StartAsync(config);
            }

            await pushing;

            // One much later record ends the last window.
            await PushAsync(port, ApiCalls.Lines(Records, 1, _ => ApiCalls.Start.AddHours(4)), accepted);
            var status = await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, ApiCalls.Source) >= Records + 1);
            ServeProcess.Events(status, ApiCalls.Source).ShouldBe(Records + 1, serve.Said);
            status.GetProperty("engine").GetProperty("dead_letters").GetInt64().ShouldBe(0);

            var query = $"/api/v1/events?limit=1&from={ApiCalls.Start.ToUnixTimeMilliseconds()}&to={ApiCalls.Start.AddHours(3).ToUnixTimeMilliseconds()}";
            var stored = await serve.GetUntilAsync(query, page => page.GetProperty("total").GetInt64() >= Records);
            stored.GetProperty("total").GetInt64().ShouldBe(Records);
            accepted.Repeated.ShouldBeGreaterThan(0, "no kill hit a request under way: the test tested nothing");
        }
        finally
        {
            await serve.DisposeAsync();
        }
    }

    private static Task PushAllAsync(int port, Accepted accepted)
    {
        var next = -Batch;
        return Task.WhenAll(Enumerable.Range(0, Senders).Select(async _ =>
        {
            while (Interlocked.Add(ref next, Batch) is var first && first < Records)
            {
                var body = ApiCalls.Lines(first, Math.Min(Batch, Records - first), number => ApiCalls.Start.AddMilliseconds(number * (7_200_000.0 / Records)));
                await PushAsync(port, body, accepted);
            }
        }));
    }

    private static async Task PushAsync(int port, byte[] body, Accepted accepted)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            try
            {
                using var answer = await http.PostAsync(new Uri($"http://127.0.0.1:{port}/v1/records/calls"), new ByteArrayContent(body));
                if (answer.StatusCode == HttpStatusCode.OK) break;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
            {
                if (failure is not HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError }) accepted.Repeat();
            }

            await pause.WaitForNextTickAsync();
        }

        accepted.Add(body.AsSpan().Count((byte)'\n'));
    }

    private static int Setting(string name, int normal) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : normal;

    private sealed class Accepted
    {
        private int records;
        private int repeated;

        public int Repeated => repeated;

        public void Add(int count) => Interlocked.Add(ref records, count);

        public void Repeat() => Interlocked.Increment(ref repeated);

        public async Task ReachAsync(int wanted, Task pushing)
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
            while (Volatile.Read(ref records) < wanted && !pushing.IsCompleted) await timer.WaitForNextTickAsync();
        }
    }
}
