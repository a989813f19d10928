using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection;

/// <summary>What a source of the console may not be: each refusal names what is at fault, and nothing is saved.</summary>
public sealed class SourceRefusalsTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private ServeProcess serve = null!;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(folder.File("given"));
        await File.WriteAllTextAsync(folder.File("given/okta"), "a token that was laid out");
        serve = await ServeProcess.StartAsync(ServeProcess.Configure(folder.Path, $"console_sources: {{ files: {folder.File("given")} }}\n"));
    }

    public async ValueTask DisposeAsync()
    {
        await serve.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task WhatIsHostileOrWrongIsRefusedByItsName()
    {
        foreach (var (setting, value, secret) in new[]
        {
            ("organisation", "", "t"), ("organisation", "not an address", "t"), ("organisation", "http://169.254.169.254/latest/meta-data", "t"), ("organisation", "http://[::ffff:169.254.169.254]/", "t"),
            ("organisation", "https://127.0.0.1", "t"), ("organisation", "http://localhost:8420", "t"), ("organisation", "https://10.0.0.7", "t"), ("organisation", "https://anna:secret@example.com", "t"),
            ("token", "https://example.com", ""), ("token", "https://example.com", "env:HOME"), ("token", "https://example.com", "env:WINDHOVER_SOURCE_NOT_SET"), ("token", "https://example.com", "file:/etc/passwd"),
            ("token", "https://example.com", $"file:{folder.File("given")}/../windhover.yaml"), ("token", "https://example.com", "file:okta"), ("token", "https://example.com", new string('x', 20_000)),
            ("organisation", new string('x', 20_000), "t"),
        })
        {
            foreach (var (method, path) in new[] { (HttpMethod.Put, "okta"), (HttpMethod.Post, "try") })
            {
                var (status, problem) = await AskAsync(method, path, new { name = "okta", collector = "okta.system-log", settings = new { organisation = value }, secrets = new { token = secret } });
                (status, problem.GetProperty("parameter").GetString()).ShouldBe((HttpStatusCode.BadRequest, setting), $"{value} {secret}");
                problem.GetProperty("detail").GetString()!.ShouldNotContain("xxxxx");
            }
        }

        foreach (var (part, body) in new (string, object)[]
        {
            ("collector", new { collector = "nothing.there" }),
            ("nonsense", new { collector = "okta.system-log", settings = new { nonsense = "1" } }),
            ("token", new { collector = "okta.system-log", settings = new { token = "clear" } }),
            ("organisation", new { collector = "okta.system-log", secrets = new { organisation = "https://example.com" } }),
            ("tls_key", new { collector = "net.syslog", settings = new { listen_tls = "127.0.0.1:0", tls_key = "/etc/ssl/private/key.pem" } }),
            ("listen_udp", new { collector = "net.syslog" }),
            ("endpoint", new { collector = "gcp.pubsub", settings = new { subscriptions = "projects/p/subscriptions/s", endpoint = "https://evil.example" } }),
            ("containers", new { collector = "azure.blob", settings = new { containers = "https://evil.example/insights-logs" } }),
            ("credentials", new { collector = "gcp.pubsub", settings = new { subscriptions = "projects/p/subscriptions/s" }, secrets = new { credentials = """{"type":"external_account","credential_source":{"file":"/etc/passwd"},"token_url":"https://evil.example"}""" } }),
            ("credentials", new { collector = "gcp.pubsub", settings = new { subscriptions = "projects/p/subscriptions/s" }, secrets = new { credentials = """{"type":"service_account","token_uri":"https://evil.example"}""" } }),
        })
        {
            var (status, problem) = await AskAsync(HttpMethod.Put, "wrong", body);
            (status, problem.GetProperty("parameter").GetString()).ShouldBe((HttpStatusCode.BadRequest, part), problem.GetRawText());
        }

        foreach (var name in new[] { "..%2f..%2fescape", "%2e%2e", "a%20b", new string('a', 65), "a%00b", "%C3%A9", "a.json" })
        {
            var (status, _) = await AskAsync(HttpMethod.Put, name, Right());
            status.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed);
        }

        using (var huge = await serve.Http.PutAsJsonAsync("/api/v1/collections/huge", new { collector = "http.push", secrets = new { tokens = new string('x', 1 << 20) } })) huge.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using (var nothing = await serve.Http.PutAsJsonAsync("/api/v1/collections/nothing", new { })) nothing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await serve.GetAsync("/api/v1/collections")).GetProperty("items").GetArrayLength().ShouldBe(0);
        Directory.Exists(folder.File("data/sources")).ShouldBeFalse();
    }

    [Fact]
    public async Task NobodySavesOverWhatSomebodyElseSavedMeanwhile()
    {
        (await AskAsync(HttpMethod.Put, "quiet", Right(), "\"0\"")).Status.ShouldBe(HttpStatusCode.OK);
        (await AskAsync(HttpMethod.Put, "quiet", Right("2"), "\"0\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await AskAsync(HttpMethod.Delete, "quiet", null, "\"0\"")).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await AskAsync(HttpMethod.Put, "quiet", Right(), "\"1\"")).Status.ShouldBe(HttpStatusCode.Conflict, "nothing is changed");
        (await AskAsync(HttpMethod.Put, "QUIET", Right("3"), "\"1\"")).Answer.GetProperty("name").GetString().ShouldBe("quiet", "names that differ in case only are one");
        (await AskAsync(HttpMethod.Put, "quiet", new { collector = "net.flow" })).Answer.GetProperty("parameter").GetString().ShouldBe("collector");
        (await AskAsync(HttpMethod.Post, "quiet/resume", null)).Status.ShouldBe(HttpStatusCode.Conflict, "it does not rest");
        (await AskAsync(HttpMethod.Post, "absent/pause", null)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(HttpMethod.Delete, "absent", null)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await AskAsync(HttpMethod.Delete, "quiet", null, "\"2\"")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ASecretMayLieInTheFolderThatTheConfigurationNames()
    {
        var body = new { collector = "http.push", settings = new { listen = $"127.0.0.1:{ServeProcess.FreePort()}" }, secrets = new { tokens = $"file:{folder.File("given/okta")}" } };
        (await AskAsync(HttpMethod.Put, "laid-out", body)).Status.ShouldBe(HttpStatusCode.OK);
        (await serve.GetAsync("/api/v1/collections/laid-out")).GetProperty("secrets")[0].GetProperty("reference").GetString().ShouldBe($"file:{folder.File("given/okta")}");
        (await AskAsync(HttpMethod.Delete, "laid-out", null)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static object Right(string mib = "16") => new { collector = "http.push", settings = new { listen = "127.0.0.1:0", max_body_mib = mib } };

    private async Task<(HttpStatusCode Status, JsonElement Answer)> AskAsync(HttpMethod method, string path, object? body, string version = "")
    {
        using var request = new HttpRequestMessage(method, "/api/v1/collections/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Windhover-Person", "Mallory"); // as the console does; whoever is signed in counts
        if (version.Length > 0) request.Headers.TryAddWithoutValidation("If-Match", version);
        using var answer = await serve.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }
}
