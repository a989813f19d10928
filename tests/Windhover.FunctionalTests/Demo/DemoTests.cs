using System.Net.ServerSentEvents;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Windhover.FunctionalTests.Demo;

public sealed class DemoTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(85);

    [Fact]
    public async Task TheDemoShowsALiveAttackWithItsRawRecords()
    {
        using var limit = new CancellationTokenSource(Patience);
        await using var demo = new DemoProcess("--days", "2", "--speed", "600");
        using var http = new HttpClient { BaseAddress = await demo.Url.WaitAsync(limit.Token) };
        var status = await GetAsync(http, "/api/v1/status", limit.Token);
        status.GetProperty("mode").GetString().ShouldBe("demo");
        status.GetProperty("sign_in").GetBoolean().ShouldBeFalse();
        status.GetProperty("engine").GetProperty("learning_note").GetString().ShouldNotBeNull().ShouldContain("of 2 days");

        var pushed = await IncidentAsync(http, limit.Token);
        var id = pushed.GetProperty("incident_id").GetString();
        var incident = await GetAsync(http, $"/api/v1/incidents/{id}", limit.Token);
        incident.GetProperty("detected_at").GetInt64().ShouldBe(pushed.GetProperty("detected_at").GetInt64());
        var alert = (await GetAsync(http, $"/api/v1/incidents/{id}/alerts", limit.Token)).GetProperty("items")[0];
        var evidence = alert.GetProperty("evidence")[0];
        evidence.GetProperty("file").GetString().ShouldNotBeNull().ShouldStartWith(demo.Logs);
        var record = await GetAsync(http, $"/api/v1/alerts/{alert.GetProperty("alert_id").GetString()}/records/0", limit.Token);
        record.GetRawText().Length.ShouldBeGreaterThan(evidence.GetProperty("length").GetInt32());
        var entity = alert.GetProperty("entity").GetProperty("id").GetString()!;
        var life = await GetAsync(http, $"/api/v1/entities/view?id={Uri.EscapeDataString(entity)}", limit.Token);
        life.GetProperty("entity").GetProperty("id").GetString().ShouldBe(entity);
        (await demo.StopAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, demo.Said);
    }

    // The first that is severe: an attack, not a weak deviation of the quiet days.
    private static async Task<JsonElement> IncidentAsync(HttpClient http, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync("/api/v1/stream", HttpCompletionOption.ResponseHeadersRead, cancellation);
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellation))
        {
            if (item.EventType != "incident") continue;
            var incident = JsonDocument.Parse(item.Data).RootElement;
            if (incident.GetProperty("severity").GetString() is "high" or "critical") return incident;
        }

        throw new InvalidOperationException("the stream ended before an incident");
    }

    private static async Task<JsonElement> GetAsync(HttpClient http, string path, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync(path, cancellation);
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }
}
