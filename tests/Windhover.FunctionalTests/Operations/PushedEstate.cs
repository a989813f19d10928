using System.Net;
using System.Net.Http.Headers;
using Windhover.FunctionalTests.Collection;

namespace Windhover.FunctionalTests.Operations;

/// <summary>A server over a data folder, and a sender that pushes records of an API's log into it and keeps what was not taken.</summary>
internal sealed class PushedEstate : IAsyncDisposable
{
    private const string Token = "a-token-for-this-test-only";
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly int port = ServeProcess.FreePort();
    private readonly string config;
    private ServeProcess? serve;

    /// <param name="folder">Where the configuration lies.</param>
    /// <param name="data">The data folder.</param>
    /// <param name="yaml">More of the configuration.</param>
    public PushedEstate(string folder, string data, string yaml = "")
    {
        config = Path.Combine(folder, "windhover.yaml");
        File.WriteAllText(
            config,
            $"url: http://127.0.0.1:0\ndata_folder: {data}\nlearned: false\nlive_lag_seconds: 1\ncommit_seconds: 1\ncollections:\n  - name: app\n    collector: http.push\n    listen: 127.0.0.1:{port}\n    tokens: {Token}\n{yaml}");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    /// <summary>The server that runs now.</summary>
    public ServeProcess Serve => serve ?? throw new InvalidOperationException("it was not started");

    /// <summary>How many records were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Starts the server, again after it ended.</summary>
    public async Task StartAsync()
    {
        if (serve is not null) await serve.DisposeAsync();
        serve = await ServeProcess.StartAsync(config, port);
    }

    /// <summary>Pushes records once.</summary>
    /// <returns>What the server answered; null when it was not there.</returns>
    public async Task<HttpStatusCode?> TryPushAsync(int first, int count, Func<int, DateTimeOffset>? time = null)
    {
        try
        {
            var body = ApiCalls.Lines(first, count, time ?? (number => ApiCalls.Start.AddMilliseconds(number * 200)));
            using var answer = await client.PostAsync(new Uri($"http://127.0.0.1:{port}/v1/records/calls"), new ByteArrayContent(body));
            if (answer.StatusCode == HttpStatusCode.OK) Taken += count;
            return answer.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Pushes records until they are taken.</summary>
    public async Task PushAsync(int first, int count, Func<int, DateTimeOffset>? time = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await TryPushAsync(first, count, time) != HttpStatusCode.OK) await pause.WaitForNextTickAsync(limit.Token);
    }

    /// <summary>Waits until that many events of the source were counted.</summary>
    public async Task<long> EventsAsync(int wanted) =>
        ServeProcess.Events(await Serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, ApiCalls.Source) >= wanted), ApiCalls.Source);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        if (serve is not null) await serve.DisposeAsync();
    }
}
