using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Windhover.FunctionalTests.Server;

/// <summary>Models are saved, scoped and taken back over HTTP; what is wrong is refused with its reason and changes nothing.</summary>
public sealed class ModelChangeTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Edited = "sign-in-guessed-for-one-account";
    private const string Scoped = "sign-in-refused-for-many-accounts";

    [Fact]
    public async Task WhatWasEditedIsSavedAndStaysOverARestart()
    {
        var before = await server.GetAsync($"/api/v1/models/{Edited}");
        var text = before.GetProperty("yaml").GetString()!;
        before.GetProperty("model").GetProperty("origin").GetString().ShouldBe("shipped");
        var edited = text.Replace("count: 30", "count: 31", StringComparison.Ordinal);

        var saved = await server.DoAsync(HttpMethod.Put, $"models/{Edited}", new { yaml = edited, why = "Thirty is a typing error with us." }, version: "\"0\"");
        saved.GetProperty("version").GetInt32().ShouldBe(1);
        saved.GetProperty("is_in_force").GetBoolean().ShouldBeTrue();
        saved.GetProperty("model").GetProperty("origin").GetString().ShouldBe("edited");

        using (var late = await server.WriteAsync(HttpMethod.Put, $"models/{Edited}", new { yaml = text, why = "No." }, person: "Ben", version: "\"0\"")) late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        using (var same = await server.WriteAsync(HttpMethod.Put, $"models/{Edited}", new { yaml = edited, why = "Again." }, version: "\"1\"")) same.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        await server.RestartAsync();
        using var answer = await server.Http.GetAsync($"/api/v1/models/{Edited}");
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("yaml").GetString().ShouldBe(edited);

        var back = await server.DoAsync(HttpMethod.Post, $"models/{Edited}/restore", new { version = 0, why = "It was no help." }, person: "Ben", version: "\"1\"");
        back.GetProperty("model").GetProperty("origin").GetString().ShouldBe("shipped");
        var versions = await VersionsAsync(Edited);
        versions.Select(v => $"{v.GetProperty("version")} {v.GetProperty("who")}: {v.GetProperty("why")}").ShouldBe(["2 Ben: It was no help.", "1 Anna: Thirty is a typing error with us.", "0 : "]);
        versions.Select(v => v.GetProperty("yaml").GetString()).ShouldBe([text, edited, text]);
    }

    [Theory]
    [InlineData("severity: medium", "severity: dreadful", "Line 7")]
    [InlineData("count: 30", "count: 9000", "sample")]
    [InlineData("id: sign-in-guessed-for-one-account", "id: another", "the id must be")]
    public async Task ATextThatCannotBeUsedOrWhoseSamplesFailIsNotSaved(string from, string to, string reason)
    {
        var model = await server.GetAsync($"/api/v1/models/{Edited}");
        var (text, version) = (model.GetProperty("yaml").GetString()!, model.GetProperty("model").GetProperty("version").GetInt32());
        text.ShouldContain(from);
        using var refused = await server.WriteAsync(HttpMethod.Put, $"models/{Edited}", new { yaml = text.Replace(from, to, StringComparison.Ordinal), why = "Try." });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.ProblemAsync()).GetProperty("detail").GetString()!.ShouldContain(reason);
        (await server.GetAsync($"/api/v1/models/{Edited}")).GetProperty("model").GetProperty("version").GetInt32().ShouldBe(version);
    }

    [Theory]
    [InlineData("Door")]
    [InlineData("door\n")]
    [InlineData("../door")]
    [InlineData("..")]
    [InlineData("a-door-of-a-name-that-is-so-long-that-no-file-may-have-it-on-any-disk-and-on-no-page")]
    public async Task AnIdThatIsNoPlainNameIsRefused(string id)
    {
        var text = (await server.GetAsync($"/api/v1/models/{Edited}")).GetProperty("yaml").GetString()!.Replace($"id: {Edited}", $"id: {JsonSerializer.Serialize(id)}", StringComparison.Ordinal);
        using var refused = await server.WriteAsync(HttpMethod.Put, $"models/{Uri.EscapeDataString(id)}", new { yaml = text, why = "Try." });
        refused.IsSuccessStatusCode.ShouldBeFalse();
        ((int)refused.StatusCode).ShouldBeLessThan(500);
        (await server.GetAsync("/api/v1/models")).GetProperty("items").EnumerateArray().ShouldNotContain(m => m.GetProperty("id").GetString() == id);
    }

    [Fact]
    public async Task AModelIsSwitchedOffAndOnForSomeAccounts()
    {
        using (var none = await server.WriteAsync(HttpMethod.Put, $"models/{Scoped}/scope", new { run = "only", why = "?" })) none.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using (var silent = await server.WriteAsync(HttpMethod.Put, $"models/{Scoped}/scope", new { run = "off", why = " " })) silent.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var off = await server.DoAsync(HttpMethod.Put, $"models/{Scoped}/scope", new { run = "off", why = "Too loud." });
        off.GetProperty("model").GetProperty("is_enabled").GetBoolean().ShouldBeFalse();
        (await server.GetAsync("/api/v1/models")).GetProperty("items").EnumerateArray().Single(m => m.GetProperty("id").GetString() == Scoped).GetProperty("scope").GetProperty("run").GetString().ShouldBe("off");

        await server.DoAsync(HttpMethod.Put, $"models/{Scoped}/scope", new { run = "only", accounts = new[] { "1111*" }, why = "The others are noisy." });
        await server.RestartAsync();
        var model = (await server.GetAsync($"/api/v1/models/{Scoped}")).GetProperty("model");
        model.GetProperty("is_enabled").GetBoolean().ShouldBeTrue();
        model.GetProperty("scope").GetProperty("accounts")[0].GetString().ShouldBe("1111*");
        model.GetProperty("version").GetInt32().ShouldBe(2);
        (await VersionsAsync(Scoped))[1].GetProperty("scope").GetProperty("run").GetString().ShouldBe("off");
    }

    [Fact]
    public async Task AModelOfOnesOwnComesAndGoes()
    {
        const string Yaml = """
            id: door-opened
            title: "{actor} opened the door"
            why: Nobody opens it.
            severity: high
            attacks: [{ tactic: TA0001, technique: T1078 }]
            classes: api_activity
            when: { field: operation, is: OpenDoor }
            samples:
              - name: it opens
                fires: true
                events: [{ time: 2026-03-01T10:00:00Z, operation: OpenDoor, actor: alice }]
              - name: it closes
                fires: false
                events: [{ time: 2026-03-01T10:00:00Z, operation: CloseDoor, actor: alice }]
            """;
        (await server.DoAsync(HttpMethod.Post, "models/door-opened/check", new { yaml = Yaml })).GetProperty("problems").GetArrayLength().ShouldBe(0);
        using (var nowhere = await server.WriteAsync(HttpMethod.Put, "models/door-opened/scope", new { run = "off", why = "?" })) nowhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using (var outside = await server.WriteAsync(HttpMethod.Put, "models/..%2Fdoor", new { yaml = Yaml, why = "?" })) outside.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var made = await server.DoAsync(HttpMethod.Put, "models/door-opened", new { yaml = Yaml, why = "The audit asked for it." }, version: "\"0\"");
        made.GetProperty("model").GetProperty("origin").GetString().ShouldBe("own");
        using (var twice = await server.WriteAsync(HttpMethod.Put, "models/door-opened", new { yaml = Yaml + "\n", why = "Mine." }, person: "Ben", version: "\"0\"")) twice.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);

        var gone = await server.DoAsync(HttpMethod.Post, "models/door-opened/restore", new { version = 0, why = "No door." });
        gone.GetProperty("model").ValueKind.ShouldBe(JsonValueKind.Null);
        using (var missing = await server.Http.GetAsync("/api/v1/models/door-opened")) missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await VersionsAsync("door-opened")).Length.ShouldBe(3, "what it was can still be read");
        (await server.DoAsync(HttpMethod.Post, "models/door-opened/restore", new { version = 1, why = "There is one." })).GetProperty("version").GetInt32().ShouldBe(3);
    }

    private async Task<JsonElement[]> VersionsAsync(string id) => [.. (await server.GetAsync($"/api/v1/models/{id}/versions")).GetProperty("items").EnumerateArray()];
}
