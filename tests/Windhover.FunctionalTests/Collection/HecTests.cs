using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection;

/// <summary>A real server with the HEC form and plain push, over HTTP only.</summary>
public sealed class HecTests : IAsyncLifetime
{
    private const string Token = "0d1c52f2-61f4-4c1c-9c5e-6f0f3f6b2a11";
    private readonly TemporaryFolder folder = new();
    private readonly int hec = ServeProcess.FreePort();
    private readonly int push = ServeProcess.FreePort();
    private ServeProcess serve = null!;

    public async ValueTask InitializeAsync() => serve = await ServeProcess.StartAsync(ServeProcess.Configure(
        folder.Path,
        $"""
        collections:
          - name: hec
            collector: splunk.hec
            listen: 127.0.0.1:{hec}
            tokens: [{Token}]
            max_body_mib: 1
          - name: push
            collector: http.push
            listen: 127.0.0.1:{push}
            tokens: "sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Token)))}"

        """), hec, push);

    public async ValueTask DisposeAsync()
    {
        await serve.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task EventsAreTakenOutOfTheirEnvelopesAndCounted()
    {
        var envelopes = string.Concat(Enumerable.Range(0, 5).Select(n => $$"""{"time":1772445600,"host":"h","sourcetype":"aws:cloudtrail","event":{{ApiCalls.Line(n, ApiCalls.Start)}}} """));
        (await HecAsync("/services/collector/event", envelopes)).ShouldBe((HttpStatusCode.OK, """{"text":"Success","code":0}"""));
        var status = await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, ApiCalls.Source) == 5);
        ServeProcess.Events(status, ApiCalls.Source).ShouldBe(5);
        Directory.GetFiles(Path.Combine(folder.Path, "data", "spool", "hec", "streams", "aws_cloudtrail")).ShouldHaveSingleItem();
        var collection = (await serve.GetAsync("/api/v1/collections")).GetProperty("items").EnumerateArray().First(c => c.GetProperty("name").GetString() == "hec");
        collection.GetProperty("collector").GetString().ShouldBe("splunk.hec");
        collection.GetProperty("status").GetProperty("objects").GetInt64().ShouldBe(1);
    }

    [Fact]
    public async Task AnswersAreThoseThatSendersKnow()
    {
        (await HecAsync("/services/collector", "", Token)).ShouldBe((HttpStatusCode.BadRequest, """{"text":"No data","code":5}"""));
        (await HecAsync("/services/collector", "{\"event\":1} {nonsense")).ShouldBe((HttpStatusCode.BadRequest, """{"text":"Invalid data format","code":6,"invalid-event-number":0}"""));
        (await HecAsync("/services/collector", "{\"event\":{}} {\"time\":1}")).ShouldBe((HttpStatusCode.BadRequest, """{"text":"Event field is required","code":12,"invalid-event-number":1}"""));
        (await HecAsync("/services/collector", "{\"event\":{}}", "another token altogether")).ShouldBe((HttpStatusCode.Forbidden, """{"text":"Invalid token","code":4}"""));
        (await HecAsync("/services/collector", "{\"event\":{}}", "")).ShouldBe((HttpStatusCode.Unauthorized, """{"text":"Token is required","code":2}"""));
        (await HecAsync("/services/collector/health", "", "")).ShouldBe((HttpStatusCode.OK, """{"text":"HEC is healthy","code":17}"""));
    }

    [Fact]
    public async Task ABodyBeyondItsLimitIsRefusedAlsoWhenItIsSmallOverTheWire()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) await gzip.WriteAsync(new byte[8 << 20]);
        packed.Length.ShouldBeLessThan(1 << 20);
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        (await PostAsync(hec, "/services/collector/raw", content, new("Splunk", Token))).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task CompressedLinesAndArraysArePushedWithATokenThatIsKnownByItsHash()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) await gzip.WriteAsync(ApiCalls.Lines(100, 10, _ => ApiCalls.Start));
        var content = new ByteArrayContent(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        (await PostAsync(push, "/v1/records/calls", content, new("Bearer", Token))).ShouldBe((HttpStatusCode.OK, """{"records":10}"""));
        var array = new StringContent($"[{ApiCalls.Line(200, ApiCalls.Start)},\n{ApiCalls.Line(201, ApiCalls.Start).Replace(",\"eventTime\"", ",\n\"eventTime\"", StringComparison.Ordinal)}]");
        array.Headers.ContentType = new("application/json");
        (await PostAsync(push, "/v1/records/calls", array, new("Bearer", Token))).ShouldBe((HttpStatusCode.OK, """{"records":2}"""));
        (await PostAsync(push, "/v1/records/calls", new StringContent("{}"), new("Bearer", Token + "x"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var status = await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, ApiCalls.Source) == 12);
        ServeProcess.Events(status, ApiCalls.Source).ShouldBe(12);
    }

    private Task<(HttpStatusCode Status, string Body)> HecAsync(string path, string body, string? token = null) =>
        PostAsync(hec, path, new StringContent(body), token == "" ? null : new AuthenticationHeaderValue("Splunk", token ?? Token));

    private static async Task<(HttpStatusCode Status, string Body)> PostAsync(int port, string path, HttpContent content, AuthenticationHeaderValue? authorization)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = authorization;
        using var answer = await http.PostAsync(new Uri($"http://127.0.0.1:{port}{path}"), content);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
