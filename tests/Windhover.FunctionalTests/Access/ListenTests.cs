using System.Net;
using Shouldly;
using Windhover.FunctionalTests.Collection;
using Windhover.FunctionalTests.Server;
using Windhover.Server;
using Windhover.Server.Authentication;
using Xunit;

namespace Windhover.FunctionalTests.Access;

/// <summary>Where a server with sign-in may listen, and what it is called.</summary>
public sealed class ListenTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    private ServerOptions Options => new() { Url = "http://127.0.0.1:0", ConsoleDirectory = server.File("console"), SignIn = new SignInOptions { KeyFolder = server.File("keys") } };

    [Theory]
    [InlineData("http://0.0.0.0:0", false, "TLS")]
    [InlineData("http://192.0.2.7:8420", false, "behind_proxy")]
    [InlineData("http://0.0.0.0:0", true, "proxies")]
    [InlineData("http://windhover.example:8420", true, "address")]
    [InlineData("https://127.0.0.1:0", false, "http://127.0.0.1:8420")]
    public async Task ItListensElsewhereOnlyWhereNobodyCanReadAlong(string url, bool behindProxy, string words)
    {
        var refused = await Should.ThrowAsync<ServerRefusedException>(() => WindhoverServer.StartAsync(Options with { Url = url, BehindProxy = behindProxy }, server.Parts));
        refused.Message.ShouldContain(words);
    }

    [Fact]
    public async Task WithTlsItListensOnAllAddressesAndItsCookieIsForTlsOnly()
    {
        using var tls = new LoopbackTls(server.File("tls"));
        await using var running = await WindhoverServer.StartAsync(
            Options with { Url = "https://0.0.0.0:0", Tls = new(tls.CertificateFile, tls.KeyFile, ""), Hosts = ["windhover.example"] }, server.Parts);
        using var http = new HttpClient(tls.Client()) { BaseAddress = new Uri($"https://127.0.0.1:{running.Url.Port}") };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session") { Content = System.Net.Http.Json.JsonContent.Create(new { name = "viewer", password = SignedInServer.Password }) };
        using var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("__Host-windhover=");
        cookie.ShouldContain("secure");
        answer.Headers.GetValues("Strict-Transport-Security").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("windhover.example", HttpStatusCode.OK)]
    [InlineData("WINDHOVER.example:443", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.MisdirectedRequest)]
    [InlineData("windhover.example.evil.example", HttpStatusCode.MisdirectedRequest)]
    public async Task ItAnswersToItsNamesOnly(string host, HttpStatusCode status)
    {
        await using var running = await WindhoverServer.StartAsync(Options with { Hosts = ["windhover.example"] }, server.Parts);
        var answer = await RawHttp.SendAsync(running.Url, "GET /api/v1/session HTTP/1.1", $"Host: {host}");
        answer.ShouldStartWith($"HTTP/1.1 {(int)status}");
    }

    [Fact]
    public async Task BehindAProxyTheLastHopSaysWhoAsksAndThatItIsHttps()
    {
        await using var running = await WindhoverServer.StartAsync(Options with { Hosts = ["windhover.example"], BehindProxy = true }, server.Parts);
        using var http = new HttpClient { BaseAddress = running.Url };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/session") { Content = System.Net.Http.Json.JsonContent.Create(new { name = "viewer", password = SignedInServer.Password }) };
        request.Headers.Host = "windhover.example";
        request.Headers.Add("Origin", "https://windhover.example");
        request.Headers.Add("X-Forwarded-For", "10.9.9.9, 203.0.113.5");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var answer = await http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem().ShouldStartWith("__Host-windhover=");
        server.Store.Audit(new() { What = "sign_in", Limit = 1 }).Items[0].Address.ShouldBe("203.0.113.5");
    }

    [Fact]
    public async Task WhoeverIsNotTheProxyGetsNoAnswerOverPlainHttpButHealth()
    {
        var own = Dns.GetHostAddresses(Dns.GetHostName()).FirstOrDefault(a => a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
        if (own is null) Assert.Skip("this machine has no address but loopback ones");
        await using var running = await WindhoverServer.StartAsync(Options with { Url = "http://0.0.0.0:0", Hosts = ["windhover.example"], BehindProxy = true, Proxies = [IPNetwork.Parse("198.51.100.0/24")] }, server.Parts);
        var direct = new UriBuilder(running.Url) { Host = own.ToString() }.Uri;
        (await RawHttp.SendAsync(direct, "GET /api/v1/session HTTP/1.1", "Host: windhover.example", "X-Forwarded-For: 198.51.100.7", "X-Forwarded-Proto: https")).ShouldStartWith("HTTP/1.1 403");
        (await RawHttp.SendAsync(direct, "GET /health/live HTTP/1.1", "Host: windhover.example")).ShouldStartWith("HTTP/1.1 200");
    }

    [Fact]
    public async Task WithoutAProxyNobodyMayClaimAnotherAddress()
    {
        using var visit = server.Visit();
        visit.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.5");
        visit.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        await visit.DoAsync(HttpMethod.Post, "session", new { name = "viewer", password = SignedInServer.Password });
        server.Store.Audit(new() { What = "sign_in", Limit = 1 }).Items[0].Address.ShouldBe("127.0.0.1");
    }

    [Theory]
    [InlineData("/../access.db")]
    [InlineData("/%2e%2e/access.db")]
    [InlineData("/assets/..%2f..%2faccess.db")]
    [InlineData("/..%5caccess.db")]
    public async Task NothingOfTheStoreOrTheKeysIsServedAsAFile(string path)
    {
        var answer = await RawHttp.SendAsync(server.Url, $"GET {path} HTTP/1.1", "Host: localhost");
        answer.ShouldStartWith("HTTP/1.1 4");
        answer.ShouldNotContain("SQLite format");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/welcome")]
    [InlineData("/api/v1/session")]
    [InlineData("/api/v1/incidents")]
    public async Task EveryAnswerForbidsInlineScriptAndFraming(string path)
    {
        using var visit = server.Visit();
        using var answer = await visit.SendAsync(HttpMethod.Get, path);
        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldContain("form-action 'none'");
    }
}
