using System.Net;
using System.Text.Json;
using Shouldly;
using Windhover.Core.Response.Policies;
using Windhover.Testing.Server;
using Xunit;

namespace Windhover.FunctionalTests.Server;

/// <summary>The response over HTTP alone, over a real desk and store.</summary>
public sealed class ResponseTests : IAsyncLifetime
{
    private const string Actions = "/api/v1/response/actions";
    private readonly RespondingServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task TheSummarySaysWhatMayBeDoneAndHowItStands()
    {
        var summary = await _server.GetAsync("/api/v1/response");
        summary.GetProperty("is_set_up").GetBoolean().ShouldBeTrue();
        Text(summary, "mode").ShouldBe("confirm");
        summary.GetProperty("is_dry_run").GetBoolean().ShouldBeFalse();
        summary.GetProperty("rules").EnumerateArray().Select(r => (Text(r, "name"), Text(r, "mode"))).ShouldBe([("web servers", "autonomous"), ("lab", "off")]);
        summary.GetProperty("never_touch").EnumerateArray().Select(n => n.GetString()).ShouldBe(["web-5", "10.0.9.0/24"]);
        summary.GetProperty("actions_an_hour").GetInt32().ShouldBe(10);
        summary.GetProperty("entities_at_once").GetInt32().ShouldBe(5);
        summary.GetProperty("collateral").GetDouble().ShouldBe(0.001);
        var connection = summary.GetProperty("connections").EnumerateArray().ShouldHaveSingleItem();
        (Text(connection, "name"), Text(connection, "responder")).ShouldBe(("memory", "memory"));
        connection.GetProperty("actions").EnumerateArray().Select(a => a.GetString()).ShouldContain("memory.blockconnections-device");
        (summary.GetProperty("proposed").GetInt32(), summary.GetProperty("active").GetInt32(), summary.GetProperty("problems").GetInt32()).ShouldBe((2, 2, 1));
    }

    [Theory]
    [InlineData("device:host/0", "off", "lab", "")]
    [InlineData("device:host/2", "autonomous", "web servers", "")]
    [InlineData("device:host/4", "confirm", "", "")]
    [InlineData("device:host/5", "off", "", "web-5")]
    public async Task TheModeOfAnEntityNamesTheRuleOrWhatProtectsIt(string entity, string mode, string rule, string never)
    {
        var answer = await _server.GetAsync($"/api/v1/response/mode?id={Uri.EscapeDataString(entity)}");
        (Text(answer, "mode"), Text(answer, "rule"), Text(answer, "never_touched")).ShouldBe((mode, rule, never));
    }

    [Fact]
    public async Task ActionsAreListedNewestFirstPageByPageAndByIncidentEntityAndState()
    {
        var all = await ItemsAsync(Actions);
        all.Select(a => (Text(a, "incident_id"), Text(a, "status"))).ShouldBe(
            [
                (FoundLeaver.IncidentId, "proposed"), ("incident-costly", "proposed"), ("incident-refused", "failed"), ("incident-standing", "active"), ("incident-stuck", "ending"), ("incident-over", "expired"),
            ],
            ignoreOrder: true);
        all.Select(a => a.GetProperty("created_at").GetInt64()).ShouldBeInOrder(SortDirection.Descending);

        List<string> paged = [];
        for (var cursor = ""; ;)
        {
            var page = await _server.GetAsync($"{Actions}?limit=4{cursor}");
            page.GetProperty("total").GetInt64().ShouldBe(6);
            paged.AddRange(page.GetProperty("items").EnumerateArray().Select(a => Text(a, "action_id")));
            if (page.GetProperty("next").ValueKind == JsonValueKind.Null) break;
            cursor = $"&cursor={Uri.EscapeDataString(Text(page, "next"))}";
        }

        paged.ShouldBe(all.Select(a => Text(a, "action_id")));
        (await ItemsAsync($"{Actions}?status=active")).ShouldHaveSingleItem().GetProperty("action_id").GetString().ShouldBe(_server.Standing);
        (await ItemsAsync($"{Actions}?incident=incident-stuck")).ShouldHaveSingleItem().GetProperty("action_id").GetString().ShouldBe(_server.Stuck);
        (await ItemsAsync($"{Actions}?entity=device:host/3")).Select(a => Text(a, "action_id")).ShouldBe([_server.Refused, _server.Over]);
        (await ItemsAsync($"{Actions}?entity=device:host/3&status=expired")).ShouldHaveSingleItem();
        (await ItemsAsync($"{Actions}?incident=nobody")).ShouldBeEmpty();
        await ShouldFailAsync(await _server.Http.GetAsync($"{Actions}?status=forgotten"), HttpStatusCode.BadRequest, "status");
        await ShouldFailAsync(await _server.Http.GetAsync($"{Actions}?cursor=no"), HttpStatusCode.BadRequest, "cursor");
    }

    [Fact]
    public async Task OneActionTellsWhatWhyAndWhatItWouldHaveCost()
    {
        var action = await ActionAsync(_server.Costly);
        Text(action, "mode").ShouldBe("confirm");
        Text(action.GetProperty("containment"), "kind").ShouldBe("enforce_pattern_of_life");
        action.GetProperty("containment").GetProperty("allow").EnumerateArray().Select(r => Text(r, "remote")).ShouldBe(["10.0.1.5", "10.0.1.9", "10.0.1.2"], ignoreOrder: true);
        Text(action.GetProperty("plan"), "text").ShouldContain("the 3 kinds of connections of its pattern of life");
        var simulation = action.GetProperty("simulation");
        (simulation.GetProperty("normal").GetInt64(), simulation.GetProperty("normal_blocked").GetInt64()).ShouldBe((21_062, 62));
        (simulation.GetProperty("deviating").GetInt32(), simulation.GetProperty("deviating_stopped").GetInt32()).ShouldBe((66, 66));
        simulation.GetProperty("losses").EnumerateArray().Select(l => (Text(l, "what"), l.GetProperty("records").GetInt64())).ShouldBe([("to 198.51.100.20 port 443/tcp", 48L), ("to 10.0.3.7 port 9100/tcp", 12L), ("to 2001:db8::1 port 447/tcp", 2L)]);
        var reasons = action.GetProperty("reasons").EnumerateArray().Select(r => r.GetString()!).ToArray();
        reasons[0].ShouldContain("goes from address to address");
        reasons.ShouldContain(r => r.StartsWith("Block outgoing connections: would have blocked 100%", StringComparison.Ordinal));
        reasons[^1].ShouldContain("for a person to say");
        await ShouldFailAsync(await _server.Http.GetAsync($"{Actions}/ac-0"), HttpStatusCode.NotFound, "ac-0");
    }

    [Fact]
    public async Task APersonApprovesExtendsShortensAndRevertsAndTheLogNamesHer()
    {
        var id = _server.Costly;
        var proposal = await ActionAsync(id);
        var active = await DoAsync(id, "approve", "Zoë Ünal", proposal);
        (Text(active, "status"), Text(active, "decided_by")).ShouldBe(("active", "Zoë Ünal"));
        active.GetProperty("expires_at").GetInt64().ShouldBe(FoundResponse.Now + (2 * Found.Hour));
        _server.Platform.Parts.Keys.Count(k => k.StartsWith(id, StringComparison.Ordinal)).ShouldBe(2);

        var longer = await DoAsync(id, "end", "Ben", active, new { until = FoundResponse.Now + (6 * Found.Hour) });
        longer.GetProperty("expires_at").GetInt64().ShouldBe(FoundResponse.Now + (6 * Found.Hour));
        _server.Platform.Until[id].ShouldBe(FoundResponse.Now + (6 * Found.Hour));
        var shorter = await DoAsync(id, "end", "Ben", longer, new { until = FoundResponse.Now + Found.Hour });
        Text(await DoAsync(id, "revert", "Anna", shorter), "status").ShouldBe("reverted");
        _server.Platform.Parts.Keys.ShouldNotContain(k => k.StartsWith(id, StringComparison.Ordinal));
        var log = await ItemsAsync($"/api/v1/response/log?action={id}");
        log.Reverse().Select(e => (Text(e, "by"), Text(e, "step"))).ShouldBe(
            [
                ("policy", "proposed"), ("Zoë Ünal", "approved"), ("engine", "applied"), ("Ben", "extended"), ("engine", "applied"), ("Ben", "shortened"), ("engine", "applied"), ("Anna", "reverting"),
                ("engine", "reverted"),
            ]);
    }

    [Fact]
    public async Task ARejectedProposalStaysRejectedAndNothingIsCalled()
    {
        var before = _server.Platform.Parts.Count;
        Text(await DoAsync(_server.OfLeaver, "reject", "Anna", await ActionAsync(_server.OfLeaver)), "status").ShouldBe("rejected");
        _server.Platform.Parts.Count.ShouldBe(before);
        (await _server.GetAsync("/api/v1/response")).GetProperty("proposed").GetInt32().ShouldBe(1);
        using var late = await _server.WriteAsync(HttpMethod.Post, $"response/actions/{_server.OfLeaver}/approve", null, "Ben");
        await ShouldFailAsync(late, HttpStatusCode.Conflict, "It is rejected, not proposed.");
    }

    [Fact]
    public async Task WhoLookedAtAnOlderVersionIsToldSoAndChangesNothing()
    {
        var seen = await ActionAsync(_server.Standing);
        await DoAsync(_server.Standing, "end", "Ben", seen, new { until = FoundResponse.Now + (3 * Found.Hour) });
        foreach (var (verb, body) in new (string, object?)[] { ("revert", null), ("end", new { until = FoundResponse.Now + Found.Hour }) })
        {
            using var answer = await _server.WriteAsync(HttpMethod.Post, $"response/actions/{_server.Standing}/{verb}", body, "Anna", Version(seen));
            await ShouldFailAsync(answer, HttpStatusCode.Conflict, "Somebody changed it since it was looked at.");
        }

        var now = await ActionAsync(_server.Standing);
        (Text(now, "status"), now.GetProperty("expires_at").GetInt64()).ShouldBe(("active", FoundResponse.Now + (3 * Found.Hour)));
        using var anyway = await _server.WriteAsync(HttpMethod.Post, $"response/actions/{_server.Standing}/revert", null, "Anna", "*");
        anyway.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task WhatCannotBeDoneAsItIsNowIsRefusedWithTheReason()
    {
        await RefusedAsync(_server.Standing, "approve", null, HttpStatusCode.Conflict, "It is active, not proposed.");
        await RefusedAsync(_server.Standing, "reject", null, HttpStatusCode.Conflict, "It is active, not proposed.");
        await RefusedAsync(_server.Costly, "revert", null, HttpStatusCode.Conflict, "there is nothing to take back");
        await RefusedAsync(_server.Over, "revert", null, HttpStatusCode.Conflict, "It is expired");
        await RefusedAsync(_server.Costly, "end", new { until = FoundResponse.Now + Found.Hour }, HttpStatusCode.Conflict, "It is proposed, not active.");
        await RefusedAsync(_server.Standing, "end", new { until = FoundResponse.Now - 1 }, HttpStatusCode.Conflict, "in the future only");
        await RefusedAsync(_server.Standing, "end", new { until = FoundResponse.Now + (8 * 24 * Found.Hour) }, HttpStatusCode.Conflict, "within seven days");
        await RefusedAsync(_server.Standing, "end", new { }, HttpStatusCode.BadRequest, "The request could not be read.");
        await RefusedAsync(_server.Standing, "end", new { until = FoundResponse.Now + Found.Hour }, HttpStatusCode.BadRequest, "Windhover-Person", person: "");
        await RefusedAsync(_server.Standing, "revert", new { }, HttpStatusCode.BadRequest, "Windhover-Person", person: "");
        await RefusedAsync(_server.Standing, "revert", null, HttpStatusCode.UnsupportedMediaType, "application/json", person: "");
        await RefusedAsync(_server.Standing, "revert", null, HttpStatusCode.BadRequest, "If-Match", version: "3");
        await RefusedAsync("ac-0", "approve", null, HttpStatusCode.NotFound, "ac-0");
        await RefusedAsync("ac-0", "end", new { until = FoundResponse.Now + Found.Hour }, HttpStatusCode.NotFound, "ac-0");
        Text(await ActionAsync(_server.Standing), "status").ShouldBe("active");
        Text(await ActionAsync(_server.Costly), "status").ShouldBe("proposed");
    }

    [Fact]
    public async Task APlatformThatRefusedTheProposalMeanwhileIsToldAsAConflict()
    {
        _server.Platform.Known.Remove("device:host/4");
        await RefusedAsync(_server.Costly, "approve", null, HttpStatusCode.Conflict, "It does not apply any more: memory: there is no device:host/4 here");
        Text(await ActionAsync(_server.Costly), "status").ShouldBe("proposed");
    }

    [Fact]
    public async Task AnUndoThatFailsIsToldUntilItSucceeds()
    {
        var stuck = await ActionAsync(_server.Stuck);
        (Text(stuck, "status"), Text(stuck, "ends_as")).ShouldBe(("ending", "expired"));
        Text(stuck, "problem").ShouldBe("could not be taken back: the firewall answers 503: it is being upgraded");
        stuck.GetProperty("failures").GetInt32().ShouldBeGreaterThan(1);
        stuck.GetProperty("retry_at").GetInt64().ShouldBeGreaterThan(FoundResponse.Now);
        stuck.GetProperty("may_stand").GetBoolean().ShouldBeTrue();

        await _server.SetAsync(FoundResponse.Now + (6 * 60_000));
        var gone = await ActionAsync(_server.Stuck);
        (Text(gone, "status"), Text(gone, "problem"), Text(gone, "verified")).ShouldBe(("expired", "", "Nothing stands."));
        (await _server.GetAsync("/api/v1/response")).GetProperty("problems").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task TheLogIsPagedAndSaysWhyNothingWasDone()
    {
        var all = await ItemsAsync("/api/v1/response/log?limit=200");
        all.Select(e => e.GetProperty("number").GetInt64()).ShouldBeInOrder(SortDirection.Descending);
        var first = await _server.GetAsync("/api/v1/response/log?limit=3");
        var second = await _server.GetAsync($"/api/v1/response/log?limit=3&cursor={Uri.EscapeDataString(Text(first, "next"))}");
        first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(e => e.GetProperty("number").GetInt64()).ShouldBe(all.Take(6).Select(e => e.GetProperty("number").GetInt64()));
        first.GetProperty("total").GetInt64().ShouldBe(all.Length);
        var note = (await ItemsAsync("/api/v1/response/log?incident=incident-untouched")).ShouldHaveSingleItem();
        (Text(note, "step"), Text(note, "by"), Text(note, "text")).ShouldBe(("not_acted", "engine", "web-5 is on the never-touch list (web-5)."));
    }

    [Fact]
    public async Task AServerWithoutAResponseSaysSoAndListsNothing()
    {
        await using var server = new RunningServer();
        await server.InitializeAsync();
        var summary = await server.GetAsync("/api/v1/response");
        summary.GetProperty("is_set_up").GetBoolean().ShouldBeFalse();
        Text(summary, "mode").ShouldBe("off");
        summary.GetProperty("connections").GetArrayLength().ShouldBe(0);
        Text(await server.GetAsync("/api/v1/response/mode?id=device:host/1"), "mode").ShouldBe("off");
        foreach (var list in new[] { "actions", "log" }) (await server.GetAsync($"/api/v1/response/{list}")).GetProperty("items").GetArrayLength().ShouldBe(0);
        await ShouldFailAsync(await server.Http.GetAsync($"{Actions}/ac-0"), HttpStatusCode.NotFound, "ac-0");
        await ShouldFailAsync(await server.Http.GetAsync("/api/v1/response/mode?id=device:host/99"), HttpStatusCode.NotFound, "device:host/99");
        await ShouldFailAsync(await server.WriteAsync(HttpMethod.Post, "response/actions/ac-0/approve", null), HttpStatusCode.NotFound, "ac-0");
    }

    [Fact]
    public async Task ADryRunProposesAndNobodyCanApprove()
    {
        await using var server = new DryServer();
        await server.InitializeAsync();
        var summary = await server.GetAsync("/api/v1/response");
        summary.GetProperty("is_dry_run").GetBoolean().ShouldBeTrue();
        summary.GetProperty("active").GetInt32().ShouldBe(0);
        summary.GetProperty("proposed").GetInt32().ShouldBeGreaterThan(2);
        server.Platform.Parts.ShouldBeEmpty();
        using var answer = await server.WriteAsync(HttpMethod.Post, $"response/actions/{server.Standing}/approve", null);
        await ShouldFailAsync(answer, HttpStatusCode.Conflict, "This is a dry run");
    }

    private static string Version(JsonElement action) => $"\"{action.GetProperty("version").GetInt64()}\"";

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private Task<JsonElement> ActionAsync(string id) => _server.GetAsync($"{Actions}/{id}");

    private async Task<JsonElement[]> ItemsAsync(string path) => [.. (await _server.GetAsync(path)).GetProperty("items").EnumerateArray()];

    private Task<JsonElement> DoAsync(string id, string verb, string person, JsonElement seen, object? body = null) =>
        _server.DoAsync(HttpMethod.Post, $"response/actions/{id}/{verb}", body, person, Version(seen));

    private async Task RefusedAsync(string id, string verb, object? body, HttpStatusCode status, string says, string person = "Anna", string? version = null)
    {
        using var answer = await _server.WriteAsync(HttpMethod.Post, $"response/actions/{id}/{verb}", body, person, version);
        await ShouldFailAsync(answer, status, says);
    }

    private static async Task ShouldFailAsync(HttpResponseMessage answer, HttpStatusCode status, string says)
    {
        answer.StatusCode.ShouldBe(status);
        (await answer.ProblemAsync()).GetProperty("detail").GetString()!.ShouldContain(says);
    }

    private sealed class DryServer : RespondingServer
    {
        protected override ResponsePolicy Policy => FoundResponse.Policy with { IsDryRun = true };
    }
}
