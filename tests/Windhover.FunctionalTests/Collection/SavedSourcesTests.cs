using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Shouldly;
using Windhover.FunctionalTests.Collection.Okta;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection;

/// <summary>Sources that are set up over the API of a real server: they collect at once, over restarts, and their secrets never come out.</summary>
public sealed class SavedSourcesTests
{
    private const string Token = "a-token-of-more-than-sixteen-letters";
    private const string Variable = "WINDHOVER_SOURCE_PUSH";

    [Fact(Timeout = 240_000)]
    public async Task ASourceCollectsAtOnceRestsGoesOnAndIsRemovedWithoutARestart()
    {
        using var folder = new TemporaryFolder();
        var port = ServeProcess.FreePort();
        var config = ServeProcess.Configure(folder.Path, "");
        await using (var serve = await ServeProcess.StartAsync(config))
        {
            var saved = await DoAsync(serve, HttpMethod.Put, "app", Push(port, Token));
            (saved.GetProperty("state").GetString(), saved.GetProperty("origin").GetString(), saved.GetProperty("version").GetInt32()).ShouldBe(("collecting", "console", 1));
            (await SendAsync(port, Token, 0)).ShouldBe(HttpStatusCode.OK);
            await HasEventsAsync(serve, 1);
            (await OneAsync(serve)).GetProperty("status").GetProperty("last_landed").GetInt64().ShouldBeGreaterThan(0);

            (await DoAsync(serve, HttpMethod.Post, "app/pause")).GetProperty("state").GetString().ShouldBe("paused");
            await Should.ThrowAsync<HttpRequestException>(() => SendOnceAsync(port, Token, 1));
            (await serve.TerminateAsync()).Code.ShouldBe(0);
        }

        await using (var serve = await ServeProcess.StartAsync(config))
        {
            (await OneAsync(serve)).GetProperty("state").GetString().ShouldBe("paused", "a rest outlives a restart");
            await DoAsync(serve, HttpMethod.Post, "app/resume");
            (await SendAsync(port, Token, 1)).ShouldBe(HttpStatusCode.OK, "the token was kept");
            await HasEventsAsync(serve, 2);

            // Changed without the secret, which stays.
            (await DoAsync(serve, HttpMethod.Put, "app", new { collector = "http.push", settings = new { listen = $"127.0.0.1:{port}", max_body_mib = "1" }, why = "Smaller." })).GetProperty("version").GetInt32().ShouldBe(4);
            (await SendAsync(port, Token, 2)).ShouldBe(HttpStatusCode.OK);
            await HasEventsAsync(serve, 3);
            await serve.KillAsync();
        }

        await using (var serve = await ServeProcess.StartAsync(config, port))
        {
            (await SendAsync(port, Token, 3)).ShouldBe(HttpStatusCode.OK, "it collects after a power cut");
            await HasEventsAsync(serve, 4);
            await DoAsync(serve, HttpMethod.Delete, "app");
            (await serve.GetAsync("/api/v1/collections")).GetProperty("items").GetArrayLength().ShouldBe(0);
            await Should.ThrowAsync<HttpRequestException>(() => SendOnceAsync(port, Token, 4));
            Directory.EnumerateFiles(folder.File("data/spool/app/streams"), "*", SearchOption.AllDirectories).ShouldNotBeEmpty("what it brought stays");
            var versions = (await serve.GetAsync("/api/v1/collections/app/versions")).GetProperty("items").EnumerateArray().ToArray();
            versions.Select(v => $"{v.GetProperty("version")} {v.GetProperty("who")} {v.GetProperty("is_paused")} {v.GetProperty("is_removed")} {v.GetProperty("why")}").ShouldBe(["5 Anna False True ", "4 Anna False False Smaller.", "3 Anna False False ", "2 Anna True False ", "1 Anna False False "]);
            var audit = (await serve.GetAsync("/api/v1/audit")).GetRawText();
            foreach (var what in new[] { "save_collection", "pause_collection", "resume_collection", "remove_collection", "secrets given: tokens" }) audit.ShouldContain(what);
        }
    }

    [Fact(Timeout = 240_000)]
    public async Task ASecretIsInNoAnswerNoLogAndNoFile()
    {
        using var folder = new TemporaryFolder();
        await using var elsewhere = await Bystander.StartAsync();
        await using var peer = await OktaPeer.StartAsync(elsewhere.Address);
        peer.Shown.Enqueue(1);
        await using var serve = await ServeProcess.StartAsync(ServeProcess.Configure(folder.Path, "console_sources: { allow_private: true }\n"));
        var draft = Okta(peer.Address, OktaPeer.Token);
        var tried = await DoAsync(serve, HttpMethod.Post, "try", new { name = "okta", draft.collector, draft.settings, draft.secrets });
        tried.GetProperty("works").GetBoolean().ShouldBeTrue(tried.GetRawText());
        tried.GetProperty("samples")[0].GetProperty("events").GetInt32().ShouldBe(1);
        (await serve.GetAsync("/api/v1/collections")).GetProperty("items").GetArrayLength().ShouldBe(0, "a trial saves nothing");

        await DoAsync(serve, HttpMethod.Put, "okta", draft);
        await serve.GetUntilAsync("/api/v1/collections", c => c.GetProperty("items")[0].GetProperty("status").GetProperty("objects").GetInt64() == 1);
        var detail = await serve.GetAsync("/api/v1/collections/okta");
        detail.GetProperty("secrets")[0].GetProperty("name").GetString().ShouldBe("token");
        detail.GetProperty("settings").TryGetProperty("token", out _).ShouldBeFalse();

        // Without the secret the trial is made with the one that is saved, to the same place only.
        (await DoAsync(serve, HttpMethod.Post, "try", new { name = "okta", collector = "okta.system-log", draft.settings })).GetProperty("works").GetBoolean().ShouldBeTrue();
        foreach (var (method, path) in new[] { (HttpMethod.Post, "try"), (HttpMethod.Put, "okta") })
        {
            var (status, problem) = await RefusedAsync(serve, method, path, new { name = "okta", collector = "okta.system-log", settings = new { organisation = elsewhere.Address } });
            (status, problem.GetProperty("parameter").GetString()).ShouldBe((HttpStatusCode.BadRequest, "token"));
        }

        elsewhere.Asked.ShouldBe(0, "the saved token went nowhere else");
        peer.Refuses = true;
        var refused = await DoAsync(serve, HttpMethod.Post, "try", new { name = "okta", collector = "okta.system-log", draft.settings });
        refused.GetProperty("works").GetBoolean().ShouldBeFalse();
        refused.GetProperty("steps")[0].GetProperty("permission").GetString().ShouldBe("okta.logs.read");

        foreach (var path in new[] { "", "/okta", "/okta/versions" }) (await serve.GetAsync("/api/v1/collections" + path)).GetRawText().ShouldNotContain(OktaPeer.Token);
        (await serve.GetAsync("/api/v1/audit")).GetRawText().ShouldNotContain(OktaPeer.Token);
        refused.GetRawText().ShouldNotContain(OktaPeer.Token);
        serve.Said.ShouldNotContain(OktaPeer.Token);
        byte[][] spellings = [Encoding.UTF8.GetBytes(OktaPeer.Token), Encoding.Unicode.GetBytes(OktaPeer.Token), Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(OktaPeer.Token))[..^4])];
        foreach (var file in Directory.EnumerateFiles(folder.File("data"), "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".sock", StringComparison.Ordinal)))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            foreach (var spelling in spellings) bytes.AsSpan().IndexOf(spelling).ShouldBe(-1, file);
        }

        Directory.EnumerateFiles(folder.File("data/sources")).ShouldHaveSingleItem();
    }

    [Fact(Timeout = 240_000)]
    public async Task OneThatCannotWorkDisturbsNoOtherAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        var (taken, free) = (ServeProcess.FreePort(), ServeProcess.FreePort());
        var config = ServeProcess.Configure(folder.Path, $"collections:\n  - name: first\n    collector: http.push\n    listen: 127.0.0.1:{taken}\n    tokens: {Token}\n");
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { [Variable] = Token };
        await using (var serve = await ServeProcess.StartAsync(config, environment, taken))
        {
            // The port is the configuration's: the trial says so, and saved all the same it fails alone.
            var tried = await DoAsync(serve, HttpMethod.Post, "try", new { name = "second", collector = "http.push", settings = new { listen = $"127.0.0.1:{taken}" } });
            tried.GetProperty("steps")[0].GetProperty("problem").GetString().ShouldBe("the port is in use");
            await DoAsync(serve, HttpMethod.Put, "second", Push(taken, Token));
            await serve.GetUntilAsync("/api/v1/collections", c => Named(c, "second").GetProperty("status").GetProperty("problem").GetString()!.Length > 0);
            await DoAsync(serve, HttpMethod.Put, "third", Push(free, $"env:{Variable}"));
            (await SendAsync(free, Token, 0)).ShouldBe(HttpStatusCode.OK);
            (await SendAsync(taken, Token, 1)).ShouldBe(HttpStatusCode.OK);
            await HasEventsAsync(serve, 2);
            (await serve.GetAsync("/api/v1/collections/third")).GetProperty("secrets")[0].GetProperty("reference").GetString().ShouldBe($"env:{Variable}");

            // One that listens is tried on its own port.
            (await DoAsync(serve, HttpMethod.Post, "try", new { name = "third", collector = "http.push", settings = new { listen = $"127.0.0.1:{free}", max_body_mib = "2" } })).GetProperty("works").GetBoolean().ShouldBeTrue();
            (await SendAsync(free, Token, 2)).ShouldBe(HttpStatusCode.OK, "and goes on after it");

            var (status, problem) = await RefusedAsync(serve, HttpMethod.Put, "First", Push(free, Token));
            status.ShouldBe(HttpStatusCode.Conflict);
            problem.GetProperty("detail").GetString()!.ShouldContain("The configuration file has a source named 'First'");
        }

        // What was saved first and then came into the configuration gives way; one whose variable is gone says so.
        var clash = ServeProcess.Configure(folder.Path, $"collections:\n  - name: second\n    collector: http.push\n    listen: 127.0.0.1:{taken}\n    tokens: {Token}\n");
        await using var again = await ServeProcess.StartAsync(clash, taken);
        var all = (await again.GetUntilAsync("/api/v1/collections", c => Named(c, "third").GetProperty("reason").GetString()!.Contains(Variable, StringComparison.Ordinal))).GetProperty("items").EnumerateArray().ToArray();
        all.Select(c => $"{c.GetProperty("name")} {c.GetProperty("origin")} {c.GetProperty("state")}").ShouldBe(["second configuration collecting", "second console not_running", "third console not_running"]);
        all[1].GetProperty("reason").GetString()!.ShouldContain("configuration file");
        (await SendAsync(taken, Token, 3)).ShouldBe(HttpStatusCode.OK);
        await DoAsync(again, HttpMethod.Delete, "second");
        (await SendAsync(taken, Token, 4)).ShouldBe(HttpStatusCode.OK, "the configuration's was not touched");
    }

    private static object Push(int port, string token) => new { collector = "http.push", settings = new { listen = $"127.0.0.1:{port}" }, secrets = new { tokens = token } };

    private static OktaDraft Okta(string address, string token) => new("okta.system-log", new { organisation = address }, new { token });

    private static JsonElement Named(JsonElement list, string name) => list.GetProperty("items").EnumerateArray().First(c => c.GetProperty("name").GetString() == name);

    private static async Task<JsonElement> OneAsync(ServeProcess serve) => (await serve.GetAsync("/api/v1/collections")).GetProperty("items")[0];

    private static async Task HasEventsAsync(ServeProcess serve, long count) =>
        ServeProcess.Events(await serve.GetUntilAsync("/api/v1/status", s => ServeProcess.Events(s, ApiCalls.Source) >= count), ApiCalls.Source).ShouldBe(count);

    private static async Task<JsonElement> DoAsync(ServeProcess serve, HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await RefusedAsync(serve, method, path, body);
        status.ShouldBe(HttpStatusCode.OK, answer.GetRawText());
        return answer;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Problem)> RefusedAsync(ServeProcess serve, HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/collections/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Windhover-Person", "Mallory"); // as the console does; whoever is signed in counts
        using var answer = await serve.Http.SendAsync(request);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    // It collects at once, but not before it listens.
    private static async Task<HttpStatusCode> SendAsync(int port, string token, int number)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (var left = 400; ; left--)
        {
            try
            {
                return await SendOnceAsync(port, token, number);
            }
            catch (HttpRequestException) when (left > 0)
            {
                await timer.WaitForNextTickAsync();
            }
        }
    }

    private static async Task<HttpStatusCode> SendOnceAsync(int port, string token, int number)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.PostAsync(new Uri($"http://127.0.0.1:{port}/v1/records/calls"), new StringContent(ApiCalls.Line(number, ApiCalls.Start) + "\n"));
        return answer.StatusCode;
    }

#pragma warning disable IDE1006 // as they are written in JSON
    private sealed record OktaDraft(string collector, object settings, object secrets);
}
