using System.Net;
using System.Net.Http.Json;
using Shouldly;
using Windhover.FunctionalTests.Collection;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Operations;

public sealed class DiskFullTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(0)]
    public async Task AFullDiskStopsReadingAndServesOnAndWhenThereIsRoomNothingIsMissingOrDoubled(int leastFree)
    {
        await using var disk = await SmallDisk.MountAsync(160);
        using var folder = new TemporaryFolder();
        await using var estate = new PushedEstate(folder.Path, Path.Combine(disk.Path, "data"), $"min_free_mib: {leastFree}\n");
        await estate.StartAsync();
        await estate.PushAsync(0, 5000);
        await estate.EventsAsync(5000);
        await estate.Serve.GetUntilAsync("/api/v1/entities", e => e.GetProperty("items").GetArrayLength() == 20);

        // Records are on their way while it happens.
        var next = 5000;
        disk.Fill();
        while (next < 40_000 && await estate.TryPushAsync(next, 500) == HttpStatusCode.OK) next += 500;
        var status = await estate.Serve.GetUntilAsync("/api/v1/status", s => s.GetProperty("engine").GetProperty("stopped").GetString() != "");
        status.GetProperty("engine").GetProperty("stopped").GetString()!.ShouldContain("the disk of the stores", Case.Sensitive, estate.Serve.Said);
        (await estate.TryPushAsync(next, 500)).ShouldBe(HttpStatusCode.ServiceUnavailable);
        using (var ready = await estate.Serve.Http.GetAsync(new Uri("/health/ready", UriKind.Relative)))
        {
            ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            var body = await ready.Content.ReadAsStringAsync();
            body.ShouldContain("\"part\":\"disk\"");
            body.ShouldNotContain(disk.Path);
        }

        (await estate.Serve.Http.GetStringAsync(new Uri("/health/live", UriKind.Relative))).ShouldBe("ok");
        (await estate.Serve.GetAsync("/api/v1/incidents")).GetProperty("items").GetArrayLength().ShouldBe(0);
        (await estate.Serve.GetAsync("/api/v1/entities")).GetProperty("items").GetArrayLength().ShouldBe(20);
        new PrometheusText(await estate.Serve.Http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).Sum("windhover_engine_stopped").ShouldBe(1);
        (await SaveSourceAsync(estate.Serve)).ShouldBe(HttpStatusCode.ServiceUnavailable, estate.Serve.Said);
        (await estate.Serve.GetAsync("/api/v1/collections")).GetProperty("items").GetArrayLength().ShouldBe(1, "what there was no room for is not there");

        disk.Free();
        (await SaveSourceAsync(estate.Serve)).ShouldBe(HttpStatusCode.OK, estate.Serve.Said);
        await estate.PushAsync(next, 500);
        await estate.PushAsync(next + 500, 1, _ => ApiCalls.Start.AddHours(4));
        next += 501;
        (await estate.EventsAsync(next)).ShouldBe(next, estate.Serve.Said);
        await ReadyAsync(estate.Serve);
        var query = $"/api/v1/events?limit=1&from={ApiCalls.Start.ToUnixTimeMilliseconds()}&to={ApiCalls.Start.AddHours(3).ToUnixTimeMilliseconds()}";
        (await estate.Serve.GetUntilAsync(query, page => page.GetProperty("total").GetInt64() >= next - 1)).GetProperty("total").GetInt64().ShouldBe(next - 1, estate.Serve.Said);
        estate.Serve.Said.ShouldContain("reading has stopped");
        estate.Serve.Said.ShouldContain("reading goes on");
    }

    private static async Task<HttpStatusCode> SaveSourceAsync(ServeProcess serve)
    {
        var source = new { collector = "http.push", settings = new { listen = $"127.0.0.1:{ServeProcess.FreePort()}" }, secrets = new { tokens = "a-token-of-more-than-sixteen-letters" } };
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/collections/second") { Content = JsonContent.Create(source) };
        request.Headers.Add("Windhover-Person", "Anna");
        using var answer = await serve.Http.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task ReadyAsync(ServeProcess serve)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var tries = 0; tries < 300; tries++)
        {
            using var answer = await serve.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            if (answer.IsSuccessStatusCode) return;
            await timer.WaitForNextTickAsync();
        }

        throw new ShouldAssertException("it did not get ready again");
    }
}
