using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
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
    public async Task TextLandsByItsKindAndHostAndGetsTheEnvelopesTimeWhereItHasNone()
    {
        const string Own = "2026-03-02T10:00:01Z sshd[7]: Failed password for root";
        var envelopes = $$"""{"time":"1772445600.250","host":"web 1","source":"sshd","sourcetype":"linux:secure","event":"no time\n\tat all"}{"time":1772445601,"host":"web 1","sourcetype":"linux:secure","event":"{{Own}}"}{"host":"db","source":"/var/log/x","event":"no time, nor one around it"}""";
        (await HecAsync("/services/collector/event", envelopes)).ShouldBe((HttpStatusCode.OK, """{"text":"Success","code":0}"""));
        (await HecAsync("/services/collector/raw?sourcetype=app&host=web-2&source=app.log&time=1772445602", "first\r\nsecond\n")).ShouldBe((HttpStatusCode.OK, """{"text":"Success","code":0}"""));
        Lines("linux_secure-web_1").ShouldBe(["<14>1 2026-03-02T10:00:00.250Z web_1 sshd - - - no time#012\tat all", Own]);
        Lines("_var_log_x-db").ShouldBe(["no time, nor one around it"]);
        Lines("app-web-2").ShouldBe(["<14>1 2026-03-02T10:00:02.000Z web-2 app.log - - - first", "<14>1 2026-03-02T10:00:02.000Z web-2 app.log - - - second"]);
        (await HecAsync("/services/collector", """{"event":""}""")).ShouldBe((HttpStatusCode.BadRequest, """{"text":"Event field cannot be blank","code":13,"invalid-event-number":0}"""));
        var basic = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"x:{Token}")));
        (await PostAsync(hec, "/services/collector", new StringContent("""{"event":{}}"""), basic)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task WhoMayNotSendIsToldSoBeforeAByteOfTheBody()
    {
        foreach (var (port, path, scheme, status, said) in new[] { (hec, "/services/collector/event", "Splunk", 403, "\"code\":4"), (push, "/v1/records/calls", "Bearer", 401, "a token is needed") })
        {
            // The body is announced and never sent; who waits for it would say that it may come.
            var answer = await HeadAsync(port, $"POST {path} HTTP/1.1\r\nHost: h\r\nAuthorization: {scheme} another-token-altogether\r\nContent-Length: 1000000\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n");
            answer.ShouldStartWith($"HTTP/1.1 {status} ");
            answer.ShouldContain(said);
        }
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

    private string[] Lines(string stream) => File.ReadAllLines(Directory.GetFiles(Path.Combine(folder.Path, "data", "spool", "hec", "streams", stream)).ShouldHaveSingleItem());

    private static async Task<string> HeadAsync(int port, string head)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), limit.Token);

        // The connection is of no more use, and the other side may well cut it.
        var answer = new StringBuilder();
        var piece = new byte[4096];
        try
        {
            while (await stream.ReadAsync(piece, limit.Token) is > 0 and var read) answer.Append(Encoding.UTF8.GetString(piece, 0, read));
        }
        catch (IOException) when (answer.Length > 0)
        {
            // As expected.
        }

        return answer.ToString();
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
