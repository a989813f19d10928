using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Shouldly;
using Windhover.Server;
using Windhover.Server.Live;
using Windhover.Testing.Server;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class LiveTests : IAsyncLifetime
{
    private readonly SmallFeed _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task WhatIsFoundArrives()
    {
        await using var page = await LiveStream.OpenAsync(_server.Http);
        await page.NextAsync("status");
        _server.Live.Publish([Found.Alert(7)], [Found.Incident(7)]);
        var (alertId, alert) = await page.NextAsync("alert");
        var (incidentId, incident) = await page.NextAsync("incident");
        alert.GetProperty("alert_id").GetString().ShouldBe("alert-07");
        incident.GetProperty("incident_id").GetString().ShouldBe("incident-07");
        long.Parse(incidentId!).ShouldBeGreaterThan(long.Parse(alertId!));
    }

    [Fact]
    public async Task AnIncidentThatSomebodyClosesArrives()
    {
        await using var page = await LiveStream.OpenAsync(_server.Http);
        await page.NextAsync("status");
        using var answer = await _server.Http.PutAsJsonAsync("/api/v1/incidents/incident-03/status", new { status = "closed" });
        answer.EnsureSuccessStatusCode();
        (await page.NextAsync("incident")).Data.GetProperty("status").GetString().ShouldBe("closed");
        (await page.NextAsync("status")).Data.GetProperty("open_incidents").GetInt64().ShouldBe(RunningServer.Findings - 1);
    }

    [Fact]
    public async Task AChangedStatusArrives()
    {
        await using var page = await LiveStream.OpenAsync(_server.Http);
        await page.NextAsync("status");
        _server.Engine.Status = _server.Engine.Status with { Events = 4711 };
        for (var events = 0L; events != 4711;) events = (await page.NextAsync("status")).Data.GetProperty("engine").GetProperty("events").GetInt64();
    }

    [Fact]
    public async Task WhoComesBackGetsWhatWasMissedOnce()
    {
        string? last;
        await using (var page = await LiveStream.OpenAsync(_server.Http))
        {
            await page.NextAsync("status");
            _server.Live.Publish([], [Found.Incident(1)]);
            last = (await page.NextAsync("incident")).Id;
        }

        _server.Live.Publish([], [Found.Incident(2), Found.Incident(3)]);
        await using var again = await LiveStream.OpenAsync(_server.Http, last);
        (await again.NextAsync("incident")).Data.GetProperty("incident_id").GetString().ShouldBe("incident-02");
        (await again.NextAsync("incident")).Data.GetProperty("incident_id").GetString().ShouldBe("incident-03");
        _server.Live.Publish([], [Found.Incident(4)]);
        (await again.NextAsync("incident")).Data.GetProperty("incident_id").GetString().ShouldBe("incident-04");
    }

    [Theory]
    [InlineData("1")] // before the ring, or of a server that ran earlier
    [InlineData("9000000000000000000")] // never given
    public async Task WhoComesBackTooLateIsToldThatUpdatesAreMissing(string last)
    {
        _server.Live.Publish([], [Found.Incident(2)]);
        await using var page = await LiveStream.OpenAsync(_server.Http, last);
        (await page.NextKindsAsync(2)).ShouldBe(["missed", "incident"]);
    }

    [Fact]
    public async Task ASlowReaderIsCutOffAndCountedAndHurtsNobody()
    {
        using var slow = new TcpClient { ReceiveBufferSize = 4096 };
        await slow.ConnectAsync(_server.Url.Host, _server.Url.Port);
        await slow.GetStream().WriteAsync("GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        (await slow.GetStream().ReadAsync(new byte[64])).ShouldBeGreaterThan(0); // it is listening now, and reads no more
        await using var quick = await LiveStream.OpenAsync(_server.Http);
        await quick.NextAsync("status");

        var large = Found.Incident(1) with { Summary = new string('x', 256 * 1024) };
        var sent = 0;
        for (; _server.Live.SlowStreams == 0 && sent < 1000; sent++)
        {
            _server.Live.Publish([], [large with { Score = sent }]);
            (await quick.NextAsync("incident")).Data.GetProperty("score").GetDouble().ShouldBe(sent);
        }

        _server.Live.SlowStreams.ShouldBe(1);
        (await _server.GetAsync("/api/v1/status")).GetProperty("slow_streams").GetInt64().ShouldBe(1);
        _server.Live.Publish([], [Found.Incident(5)]);
        (await quick.NextAsync("incident")).Data.GetProperty("incident_id").GetString().ShouldBe("incident-05");
        await ReadToTheEndAsync(slow);
    }

    [Fact]
    public async Task AnIdleStreamIsKeptOpenByComments()
    {
        await using var stream = await _server.Http.GetStreamAsync("/api/v1/stream");
        using var reader = new StreamReader(stream);
        var comments = 0;
        while (comments < 2)
        {
            var line = (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20))).ShouldNotBeNull();
            if (line.StartsWith(':')) comments++;
        }
    }

    [Fact]
    public async Task TooManyStreamsAreRefused()
    {
        List<LiveStream> pages = [];
        for (var i = 0; i < SmallFeed.Clients; i++) pages.Add(await LiveStream.OpenAsync(_server.Http));
        using var answer = await _server.Http.GetAsync("/api/v1/stream", HttpCompletionOption.ResponseHeadersRead);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await answer.ProblemAsync();
        foreach (var page in pages) await page.DisposeAsync();
    }

    [Fact]
    public async Task AServerThatStopsEndsItsStreams()
    {
        var server = new SmallFeed();
        await server.InitializeAsync();
        using var http = new HttpClient { BaseAddress = server.Url };
        await using var page = await LiveStream.OpenAsync(http);
        await page.NextAsync("status");
        await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        (await page.EndsAsync()).ShouldBeTrue();
    }

    private static async Task ReadToTheEndAsync(TcpClient client)
    {
        var buffer = new byte[1 << 20];
        try
        {
            while (await client.GetStream().ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(20)) > 0) { }
        }
        catch (IOException)
        {
            // Reset by the server: that is an end, too.
        }
    }

    private sealed class SmallFeed : RunningServer
    {
        internal const int Clients = 4;

        protected override LiveFeed MakeLive() => new(ring: 16, queue: 8, clients: Clients);

        protected override ServerOptions Options(string console) => base.Options(console) with { Heartbeat = TimeSpan.FromMilliseconds(100) };
    }
}
