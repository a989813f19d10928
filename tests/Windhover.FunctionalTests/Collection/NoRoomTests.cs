using System.Net;
using Shouldly;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection;

/// <summary>Listeners whose spool is full, as nobody reads it.</summary>
public sealed class NoRoomTests
{
    [Theory]
    [InlineData("splunk.hec", "/services/collector/event", """{"event":{"a":1}}""", "{\"text\":\"Server is busy\",\"code\":9}")]
    [InlineData("http.push", "/v1/records/calls", """{"a":1}""", "the engine is behind")]
    public async Task SendersAreToldWhenToComeAgainAndNothingOfTheirsIsTaken(string collector, string path, string body, string said)
    {
        using var folder = new TemporaryFolder();
        var port = ServeProcess.FreePort();
        await using var run = new CollectorRun(folder.Path, collector, new Dictionary<string, string>(StringComparer.Ordinal) { ["listen"] = $"127.0.0.1:{port}" }, options: new SpoolOptions { MostUnread = 1 }).Start();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var check = collector == "splunk.hec" ? "/services/collector/health" : "/healthz";
        await run.UntilAsync(() => IsListening(port));
        (await http.GetAsync(new Uri(check, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
        using (var first = await http.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body))) first.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var second = await http.PostAsync(new Uri(path, UriKind.Relative), new StringContent(body));
        second.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        second.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
        (await second.Content.ReadAsStringAsync()).ShouldContain(said);
        (await http.GetAsync(new Uri(check, UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        run.Status.Objects.ShouldBe(1);
        File.ReadAllLines(run.Files.ShouldHaveSingleItem()).ShouldHaveSingleItem();
    }

    private static bool IsListening(int port)
    {
        try
        {
            using var client = new System.Net.Sockets.TcpClient("127.0.0.1", port);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
