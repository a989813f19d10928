using System.Net;
using System.Text;
using Shouldly;
using Windhover.Server;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class SecurityTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("http://0.0.0.0:8420")]
    [InlineData("http://[::]:8420")]
    [InlineData("http://192.168.1.7:8420")]
    [InlineData("http://example.org:8420")]
    [InlineData("http://127.0.0.1.example.org:8420")]
    [InlineData("http://*:8420")]
    [InlineData("https://127.0.0.1:8420")]
    [InlineData("8420")]
    public async Task AServerWithoutSignInListensOnThisMachineOnly(string url)
    {
        var refused = await Should.ThrowAsync<ServerRefusedException>(() => StartAsync(url));
        refused.Message.ShouldContain("127.0.0.1");
    }

    [Fact]
    public async Task APortInUseIsSaidPlainly()
    {
        var refused = await Should.ThrowAsync<ServerRefusedException>(() => StartAsync(server.Url.ToString()));
        refused.Message.ShouldContain("in use");
    }

    [Theory]
    [InlineData("Host: evil.example", false)]
    [InlineData("Host: 127.0.0.1.evil.example:8420", false)]
    [InlineData("Host: localhost.evil.example", false)]
    [InlineData("Host: 0.0.0.0", false)]
    [InlineData("Host: 10.0.0.1", false)]
    [InlineData("Host:", false)]
    [InlineData("Host: localhost", true)]
    [InlineData("Host: LOCALHOST:1", true)]
    [InlineData("Host: [::1]:8420", true)]
    [InlineData("Host: 127.0.0.1:8420", true)]
    public async Task OnlyLoopbackNamesAreAnswered(string host, bool answered)
    {
        foreach (var path in new[] { "/api/v1/incidents", "/", "/assets/app-1a2b.js", "/openapi/v1.json" })
        {
            var answer = await RawHttp.SendAsync(server.Url, $"GET {path} HTTP/1.1", host);
            answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal).ShouldBe(answered, answer);
            if (!answered) answer.ShouldNotContain("incident-0");
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/incidents/incident-01")]
    [InlineData("/assets/app-1a2b.js")]
    [InlineData("/api/v1/incidents")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/openapi/v1.json")]
    public async Task EveryAnswerForbidsInlineScriptSniffingFramingAndOtherSites(string path)
    {
        using var answer = await server.Http.GetAsync(path);
        var policy = string.Join(' ', answer.Headers.GetValues("Content-Security-Policy"));
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    public async Task AWriteFromAnotherSiteChangesNothing(string header, string value)
    {
        using var answer = await PutAsync("application/json", header, value);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await answer.ProblemAsync();
        (await server.GetAsync("/api/v1/incidents/incident-02")).GetProperty("status").GetString().ShouldBe("open");
    }

    [Fact]
    public async Task AWriteFromTheConsolePasses()
    {
        using var answer = await PutAsync("application/json", "Origin", server.Url.GetLeftPart(UriPartial.Authority), "open");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var fetched = await PutAsync("application/json", "Sec-Fetch-Site", "same-origin", "open");
        fetched.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task AWriteThatAFormCouldSendIsRefused(string type)
    {
        using var answer = await PutAsync(type, "X-Nothing", "1");
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        await answer.ProblemAsync();
    }

    [Fact]
    public async Task AReadFromAnotherSiteIsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/incidents");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await server.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await answer.ProblemAsync();
    }

    [Theory]
    [InlineData("/../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/assets/../../secret.txt")]
    [InlineData("/assets/..%2f..%2fsecret.txt")]
    [InlineData("/..%5csecret.txt")]
    [InlineData("/%2e%2e%2fsecret.txt%00.js")]
    [InlineData("//secret.txt")]
    public async Task NothingBesideTheConsoleIsServed(string path)
    {
        var answer = await RawHttp.SendAsync(server.Url, $"GET {path} HTTP/1.1", "Host: localhost");
        answer.ShouldStartWith("HTTP/1.1 4");
        answer.ShouldNotContain("the secret");
    }

    private async Task StartAsync(string url)
    {
        var started = await WindhoverServer.StartAsync(new() { Url = url }, server.Parts);
        await started.DisposeAsync();
    }

    private async Task<HttpResponseMessage> PutAsync(string type, string header, string value, string status = "closed")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/incidents/incident-02/status") { Content = new StringContent($"{{\"status\":\"{status}\"}}", Encoding.UTF8, type) };
        request.Headers.Add(header, value);
        return await server.Http.SendAsync(request);
    }
}
