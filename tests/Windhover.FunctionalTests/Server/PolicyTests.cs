using System.Net;
using System.Text.Json;
using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Policies;
using Windhover.Testing.Server;
using Xunit;

namespace Windhover.FunctionalTests.Server;

/// <summary>The policy of the response is read, tried, saved and taken back over HTTP; the machine gets nothing that nobody confirmed.</summary>
public sealed class PolicyTests : IAsyncLifetime
{
    private readonly RespondingServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task ThePolicyOfTheConfigurationIsToldAsItCanBeEdited()
    {
        var view = await _server.GetAsync("/api/v1/response/policy");
        view.GetProperty("is_given").GetBoolean().ShouldBeTrue();
        view.GetProperty("version").GetInt32().ShouldBe(0);
        var preview = await _server.DoAsync(HttpMethod.Post, "response/policy/preview", view.GetProperty("policy"));
        preview.GetProperty("problem").GetString().ShouldBe("");
        var (read, given) = (PolicyReader.Read("policy.yaml", preview.GetProperty("yaml").GetString()!), FoundResponse.Policy);
        (read.Mode, read.IsDryRun, read.ActionsAnHour, read.EntitiesAtOnce, read.Collateral).ShouldBe((given.Mode, given.IsDryRun, given.ActionsAnHour, given.EntitiesAtOnce, given.Collateral));
        read.Rules.Select(r => (r.Name, r.Mode, string.Join(',', r.Entities))).ShouldBe(given.Rules.Select(r => (r.Name, r.Mode, string.Join(',', r.Entities))));
        read.NeverTouch.Blocks.ShouldBe(given.NeverTouch.Blocks);
        var cover = preview.GetProperty("cover");
        cover.GetProperty("rules").EnumerateArray().Select(r => $"{r.GetProperty("name")} {r.GetProperty("entities")}").ShouldBe(["web servers 3", "lab 1"]);
        cover.GetProperty("otherwise").GetProperty("examples")[0].GetProperty("name").GetString().ShouldBe("web-4");
        cover.GetProperty("never_touched").GetProperty("entities").GetInt32().ShouldBe(1);
        preview.GetProperty("autonomous")[0].GetString().ShouldBe("web servers");
    }

    [Fact]
    public async Task AWholePolicyIsReadBackAsItWasSavedAndHoldsAtOnce()
    {
        var policy = new
        {
            mode = "confirm",
            dry_run = false,
            never_touch = new[] { "break \"glass\"", "192.0.2.0/24" },
            actions_an_hour = 3,
            entities_at_once = 2,
            collateral = 0.0005,
            durations = new { quarantine = "30m", block_connections = "2h" },
            tags = new[] { new { tag = "crown-jewel", entities = new[] { "web-2" }, accounts = new[] { "site-1" }, subnets = new[] { "10.0.0.0/8" } }, new { tag = "env: \"a\"=b", entities = new[] { "*" }, accounts = Array.Empty<string>(), subnets = Array.Empty<string>() } },
            rules = new object[]
            {
                new
                {
                    name = "nights: office", mode = "confirm", types = new[] { "device" }, entities = new[] { "web-*" }, accounts = new[] { "site-1" }, subnets = new[] { "10.0.0.0/8" }, groups = new[] { "web*" }, tags = new[] { "env=prod", "crown-jewel" },
                    hours = new[] { new { days = new[] { "mon-fri" }, from = "18:00", to = "08:00", zone = "Europe/Paris" } }, at_least = "malicious", actions = new[] { "quarantine" }, collateral = 0.01,
                },
                new { name = "rest", mode = "off" },
            },
        };
        var saved = await _server.DoAsync(HttpMethod.Put, "response/policy", new { policy, why = "Nights are quiet." }, version: "\"0\"");
        saved.GetProperty("is_given").GetBoolean().ShouldBeFalse();
        var rule = saved.GetProperty("policy").GetProperty("rules")[0];
        rule.GetProperty("hours")[0].ToString().ShouldBe("""{"days":["mon","tue","wed","thu","fri"],"from":"18:00","to":"08:00","zone":"Europe/Paris"}""");
        rule.GetProperty("tags").ToString().ShouldBe("""["env=prod","crown-jewel"]""");
        saved.GetProperty("policy").GetProperty("tags")[0].ToString().ShouldBe("""{"tag":"crown-jewel","entities":["web-2"],"accounts":["site-1"],"subnets":["10.0.0.0/8"]}""");
        _server.Desk.Policy.Tags[1].Tag.ShouldBe(new EntityTag("env: \"a\"", "b", IsGiven: true));
        rule.GetProperty("at_least").GetString().ShouldBe("malicious");
        saved.GetProperty("policy").GetProperty("durations").GetProperty("quarantine").GetString().ShouldBe("30m");
        saved.GetProperty("policy").GetProperty("never_touch")[0].GetString().ShouldBe("break \"glass\"");
        _server.Desk.Policy.Rules.Select(r => r.Name).ShouldBe(["nights: office", "rest"]);
        (await _server.GetAsync("/api/v1/response")).GetProperty("actions_an_hour").GetInt32().ShouldBe(3);

        using (var same = await _server.WriteAsync(HttpMethod.Put, "response/policy", new { policy = saved.GetProperty("policy"), why = "Again." })) same.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using (var late = await _server.WriteAsync(HttpMethod.Put, "response/policy", new { policy = new { mode = "off" }, why = "No." }, person: "Ben", version: "\"0\"")) late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);

        var back = await _server.DoAsync(HttpMethod.Put, "response/policy", new { policy = (object?)null, why = "It was too quiet.", confirmed = new { rules = new[] { "web servers" }, entities = 3 } }, person: "Ben", version: "\"1\"");
        back.GetProperty("is_given").GetBoolean().ShouldBeTrue();
        _server.Desk.Policy.ShouldBe(FoundResponse.Policy);
        var versions = (await _server.GetAsync("/api/v1/response/policy/versions")).GetProperty("items").EnumerateArray().ToArray();
        versions.Select(v => $"{v.GetProperty("version")} {v.GetProperty("who")} {v.GetProperty("is_given")}").ShouldBe(["2 Ben True", "1 Anna False", "0  True"]);
        versions[1].GetProperty("policy").GetProperty("rules")[1].GetProperty("name").GetString().ShouldBe("rest");
    }

    [Fact]
    public async Task TagsOfLogsAndOfPeopleAreShownSearchedAndGoneBy()
    {
        var policy = new { mode = "confirm", tags = new[] { new { tag = "crown-jewel", entities = new[] { "web-2" } } }, rules = new[] { new { name = "jewels", mode = "off", tags = new[] { "crown-jewel", "env=prod" } } } };
        await _server.DoAsync(HttpMethod.Put, "response/policy", new { policy, why = "Jewels are for people." });
        (await _server.GetAsync("/api/v1/entities/view?id=device:host%2F2")).GetProperty("tags").ToString().ShouldBe("""[{"key":"crown-jewel","value":"","from":0,"to":null,"is_given":true}]""");
        var told = await _server.GetAsync("/api/v1/entities/view?id=device:host%2F4");
        told.GetProperty("tags").EnumerateArray().Select(t => $"{t.GetProperty("key")}={t.GetProperty("value")} {t.GetProperty("is_given")} {t.GetProperty("to").ValueKind}").ShouldBe(["env=prod False Null", "owner=<b>ops</b> False Null", "stage=test False Number"]);
        told.GetProperty("tags_left_out").GetInt64().ShouldBe(3);
        foreach (var (tag, names) in new[] { ("crown-jewel", "web-2"), ("env=prod", "web-4"), ("env=*", "web-4"), ("stage", ""), ("*", "web-2,web-4") })
            string.Join(',', (await _server.GetAsync($"/api/v1/entities?tag={tag}")).GetProperty("items").EnumerateArray().Select(e => e.GetProperty("entity").GetProperty("name").GetString()).Order(StringComparer.Ordinal)).ShouldBe(names, tag);
        (await _server.GetAsync("/api/v1/response/mode?id=device:host%2F2")).GetProperty("rule").GetString().ShouldBe("jewels");
        (await _server.GetAsync("/api/v1/response/mode?id=device:host%2F3")).GetProperty("rule").GetString().ShouldBe("");
    }

    [Fact]
    public async Task TheMachineGetsNothingThatNobodyConfirmed()
    {
        object Policy(bool dry) => new { mode = "confirm", dry_run = dry, rules = new[] { new { name = "webs", mode = "autonomous", entities = new[] { "web-*" } } } };
        var said = await RefusedAsync(new { policy = Policy(dry: false), why = "Faster." }, HttpStatusCode.Conflict);
        said.ShouldContain("6 entities");
        said.ShouldContain("'webs'");
        await RefusedAsync(new { policy = Policy(dry: false), why = "Faster.", confirmed = new { rules = new[] { "others" }, entities = 6 } }, HttpStatusCode.Conflict);
        await RefusedAsync(new { policy = Policy(dry: false), why = "Faster.", confirmed = new { rules = new[] { "webs" }, entities = 5 } }, HttpStatusCode.Conflict);
        _server.Desk.Policy.ShouldBe(FoundResponse.Policy, "nothing was changed");

        await _server.DoAsync(HttpMethod.Put, "response/policy", new { policy = Policy(dry: true), why = "A dry run first." });
        await RefusedAsync(new { policy = Policy(dry: false), why = "Now for real." }, HttpStatusCode.Conflict);
        await _server.DoAsync(HttpMethod.Put, "response/policy", new { policy = Policy(dry: false), why = "Now for real.", confirmed = new { rules = new[] { "webs" }, entities = 6 } });
        _server.Desk.Policy.Rules[0].Mode.ShouldBe(ResponseMode.Autonomous);
        await RefusedAsync(new { policy = (object?)null, why = "Back.", confirmed = (object?)null }, HttpStatusCode.Conflict);
    }

    [Theory]
    [InlineData("""{"mode":"confirm","rules":[{"name":"a","mode":"off"},{"name":"b","mode":"off","subnets":["ten"]}]}""", "Rule 2: 'ten' is no address block")]
    [InlineData("""{"mode":"confirm","rules":[{"name":"a","mode":"off"},{"name":"a","mode":"off"}]}""", "two rules are named 'a'")]
    [InlineData("""{"mode":"confirm","rules":[{"name":"","mode":"off"}]}""", "Rule 1: ")]
    [InlineData("""{"mode":"confirm","rules":[{"name":"a\n    mode: autonomous","mode":"off","hours":[{"from":"25:00"}]}]}""", "no time of day")]
    [InlineData("""{"mode":"confirm","tags":[{"tag":"a","entities":["x"]},{"tag":"env=*","entities":["x"]}]}""", "Tag 2: 'env=*' is no tag")]
    [InlineData("""{"mode":"confirm","tags":[{"tag":"a","entities":["x"]}],"rules":[{"name":"b","mode":"off","tags":["=x"]}]}""", "Rule 1: '=x' names no tag")]
    [InlineData("""{"mode":"confirm","actions_an_hour":-1}""", "from 0 to 1000")]
    [InlineData("""{"mode":"confirm","durations":{"quarantine":"9d"}}""", "no span")]
    public async Task WhatIsWrongIsToldWithItsRuleAndNotSaved(string policy, string reason)
    {
        var body = JsonDocument.Parse(policy).RootElement;
        (await _server.DoAsync(HttpMethod.Post, "response/policy/preview", body)).GetProperty("problem").GetString()!.ShouldContain(reason);
        (await RefusedAsync(new { policy = body, why = "Try." }, HttpStatusCode.BadRequest)).ShouldContain(reason);
        _server.Desk.Policy.ShouldBe(FoundResponse.Policy);
    }

    private async Task<string> RefusedAsync(object body, HttpStatusCode status)
    {
        using var answer = await _server.WriteAsync(HttpMethod.Put, "response/policy", body);
        answer.StatusCode.ShouldBe(status);
        return (await answer.ProblemAsync()).GetProperty("detail").GetString()!;
    }
}
