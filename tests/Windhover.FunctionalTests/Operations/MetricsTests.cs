using System.Net;
using Shouldly;
using Windhover.Testing.Network;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Operations;

public sealed class MetricsTests
{
    private static readonly Uri Metrics = new("/metrics", UriKind.Relative);

    [Fact]
    public async Task TheMetricsSayWhatTheServerReadAndHowItFares()
    {
        using var folder = new TemporaryFolder();
        await using var estate = new PushedEstate(folder.Path, folder.File("data"));
        await estate.StartAsync();
        await estate.PushAsync(0, 500);
        await estate.PushAsync(500, 1, _ => Collection.ApiCalls.Start.AddHours(4));
        await estate.EventsAsync(501);
        var text = await ScrapeAsync(estate, t => new PrometheusText(t).Sum("windhover_engine_commit_duration_seconds_count") >= 1);
        var metrics = new PrometheusText(text);

        metrics.Sum("windhover_events_total", "source=\"aws.cloudtrail\"").ShouldBe(501);
        metrics.Sum("windhover_records_total").ShouldBe(metrics.Sum("windhover_events_total") + metrics.Sum("windhover_ignored_total") + metrics.Sum("windhover_dead_letters_total"));
        metrics.Sum("windhover_source_last_record_time_seconds").ShouldBe(Collection.ApiCalls.Start.AddHours(4).ToUnixTimeSeconds());
        metrics.Sum("windhover_source_lag_seconds").ShouldBeGreaterThan(0);
        metrics.Sum("windhover_engine_running").ShouldBe(1);
        metrics.Sum("windhover_engine_stopped").ShouldBe(0);
        metrics.Sum("windhover_entities").ShouldBe(20);
        metrics.Of("windhover_investigations").Count().ShouldBe(4);
        metrics.Sum("windhover_store_size_bytes", "store=\"telemetry\"").ShouldBeGreaterThan(0);
        metrics.Sum("windhover_disk_free_bytes").ShouldBeGreaterThan(0);
        metrics.Sum("windhover_process_memory_bytes").ShouldBeGreaterThan(1 << 20);
        metrics.Types["windhover_events_total"].ShouldBe("counter");
        metrics.Types["windhover_engine_commit_duration_seconds"].ShouldBe("histogram");
        metrics.Of("http_server_request_duration_seconds_count", "http_route=\"/api/v1/status\"", "http_response_status_code=\"200\"").ShouldNotBeEmpty("requests count by the template of their route");
    }

    [Fact]
    public async Task TheMetricsPassPrometheussOwnCheck()
    {
        if (!Tool.Exists("promtool")) Assert.Skip("promtool is not installed (Debian: prometheus)");
        using var folder = new TemporaryFolder();
        await using var estate = new PushedEstate(folder.Path, folder.File("data"));
        await estate.StartAsync();
        await estate.PushAsync(0, 100);
        await estate.EventsAsync(100);
        var (code, output) = await Tool.TryAsync("promtool", ["check", "metrics"], await estate.Serve.Http.GetStringAsync(Metrics));
        code.ShouldBe(0, output);
        output.Trim().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "", HttpStatusCode.OK)]
    [InlineData("", "X-Forwarded-For", HttpStatusCode.NotFound)]
    [InlineData("", "Forwarded", HttpStatusCode.NotFound)]
    [InlineData("telemetry: { metrics: any }\n", "X-Forwarded-For", HttpStatusCode.OK)]
    [InlineData("telemetry: { metrics: off }\n", "", HttpStatusCode.NotFound)]
    public async Task OnlyWhoMaySeesTheMetrics(string yaml, string header, HttpStatusCode expected)
    {
        using var folder = new TemporaryFolder();
        await using var estate = new PushedEstate(folder.Path, folder.File("data"), yaml);
        await estate.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Metrics);
        if (header.Length > 0) request.Headers.Add(header, "for=203.0.113.9");
        using var answer = await estate.Serve.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task WhoAsksForOpenMetricsIsGivenThem()
    {
        using var folder = new TemporaryFolder();
        await using var estate = new PushedEstate(folder.Path, folder.File("data"));
        await estate.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Metrics);
        request.Headers.Accept.ParseAdd("application/openmetrics-text; version=1.0.0");
        using var answer = await estate.Serve.Http.SendAsync(request);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/openmetrics-text");
        (await answer.Content.ReadAsStringAsync()).ShouldEndWith("# EOF\n");
    }

    private static async Task<string> ScrapeAsync(PushedEstate estate, Func<string, bool> wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        while (true)
        {
            var text = await estate.Serve.Http.GetStringAsync(Metrics);
            if (wanted(text) || limit.IsCancellationRequested) return text;
            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}
