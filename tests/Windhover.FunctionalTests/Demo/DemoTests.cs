using System.Net;
using System.Net.ServerSentEvents;
using System.Text;
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
        await EveryRowHasItsRecordAsync(http, "events", "time", limit.Token);
        await EveryRowHasItsRecordAsync(http, "connections", "first_time", limit.Token);
        (await demo.StopAsync(TimeSpan.FromSeconds(30))).ShouldBe(0, demo.Said);
    }

    private static async Task EveryRowHasItsRecordAsync(HttpClient http, string kind, string time, CancellationToken cancellation)
    {
        var rows = (await GetAsync(http, $"/api/v1/{kind}?limit=5", cancellation)).GetProperty("items");
        rows.GetArrayLength().ShouldBe(5);
        foreach (var row in rows.EnumerateArray())
        {
            var (file, offset, at) = (row.GetProperty("file").GetString()!, row.GetProperty("offset").GetInt64(), row.GetProperty(time).GetInt64());
            var record = await GetAsync(http, Place(file, offset, at), cancellation);
            record.GetProperty("length").GetInt32().ShouldBe(row.GetProperty("length").GetInt32());
            Encoding.UTF8.GetByteCount(record.GetProperty("text").GetString()!).ShouldBe(row.GetProperty("length").GetInt32());
            foreach (var nowhere in (string[])[Place(file, offset + 1, at), Place(file, offset, at + 7_200_000), Place("/etc/passwd", offset, at)])
            {
                using var none = await http.GetAsync(nowhere, cancellation);
                none.StatusCode.ShouldBe(HttpStatusCode.NotFound, nowhere);
            }
        }

        string Place(string file, long offset, long at) => $"/api/v1/search/record?kind={kind}&file={Uri.EscapeDataString(file)}&offset={offset}&time={at}";
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
