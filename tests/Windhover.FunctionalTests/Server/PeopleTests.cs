using System.Net;
using System.Text.Json;
using Shouldly;
using Windhover.Testing.Server;
using Xunit;

namespace Windhover.FunctionalTests.Server;

/// <summary>What people do with incidents, over HTTP alone.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private const long Now = Found.Start + 30 * Found.Hour;
    private const string One = "incidents/incident-01";
    private readonly TimedServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task TheStoryOfAnIncidentIsKeptOverARestart()
    {
        await _server.DoAsync(HttpMethod.Post, $"{One}/comments", new { text = "  <b>Looks</b> like the backup\nof web-1 " }, "Zoë Ünal");
        await _server.DoAsync(HttpMethod.Put, $"{One}/assignee", new { assignee = "Ben" });
        await _server.DoAsync(HttpMethod.Put, $"{One}/status", new { status = "closed", reason = "benign_expected", text = "The backup" });
        await _server.DoAsync(HttpMethod.Put, $"{One}/status", new { status = "open" }, "Ben");
        await _server.DoAsync(HttpMethod.Post, $"{One}/expected", new { reason = "The backup runs at night", days = 7 });
        await _server.RestartAsync();

        var history = await _server.HistoryAsync("incident-01");
        history.Select(Kind).ShouldBe(["commented", "assigned", "closed", "reopened", "marked_expected"]);
        history.Select(e => e.GetProperty("by").GetString()).ShouldBe(["Zoë Ünal", "Anna", "Anna", "Ben", "Anna"]);
        history.ShouldAllBe(e => e.GetProperty("time").GetInt64() == Now);
        history[0].GetProperty("text").GetString().ShouldBe("<b>Looks</b> like the backup\nof web-1");
        history[1].GetProperty("to").GetString().ShouldBe("Ben");
        history[2].GetProperty("reason").GetString().ShouldBe("benign_expected");
        history[4].GetProperty("to").GetString().ShouldBe("model.beacon of web-1, until 2026-03-10 06:00 UTC");
        var incident = await _server.GetAsync("/api/v1/incidents/incident-01");
        incident.GetProperty("status").GetString().ShouldBe("open");
        incident.GetProperty("handling").GetProperty("assignee").GetString().ShouldBe("Ben");
        incident.GetProperty("handling").GetProperty("reason").ValueKind.ShouldBe(JsonValueKind.Null);
        incident.GetProperty("handling").GetProperty("version").GetInt32().ShouldBe(3);
        (await _server.GetAsync("/api/v1/feedback")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("state").GetString().ShouldBe("in_force");
        (await _server.GetAsync("/api/v1/incidents/incident-02")).GetProperty("handling").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task WhoChangesAnOlderVersionIsToldSoAndChangesNothing()
    {
        await _server.DoAsync(HttpMethod.Put, $"{One}/assignee", new { assignee = "Ben" }, version: "\"0\"");
        foreach (var (path, body) in new (string, object)[] { ($"{One}/assignee", new { assignee = "Carl" }), ($"{One}/status", new { status = "closed" }) })
        {
            using var answer = await _server.WriteAsync(HttpMethod.Put, path, body, version: "\"0\"");
            answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
            (await answer.ProblemAsync()).GetProperty("detail").GetString()!.ShouldContain("version 1");
        }

        (await _server.HistoryAsync("incident-01")).Length.ShouldBe(1);
        await _server.DoAsync(HttpMethod.Put, $"{One}/status", new { status = "closed" }, version: "\"1\"");
        await _server.DoAsync(HttpMethod.Put, $"{One}/status", new { status = "open" }, version: "*");
    }

    [Theory]
    [InlineData("comments", "{\"text\":\"  \"}", "text")]
    [InlineData("expected", "{\"reason\":\"\"}", "reason")]
    [InlineData("expected", "{\"reason\":\"x\",\"days\":0}", "days")]
    [InlineData("expected", "{\"reason\":\"x\",\"days\":366}", "days")]
    [InlineData("expected", "{\"reason\":\"x\",\"of\":[]}", "of")]
    [InlineData("expected", "{\"reason\":\"x\",\"of\":[{\"model\":\"model.beacon\",\"entity\":\"device:host/2\"}]}", "of")]
    [InlineData("status", "{\"status\":\"open\",\"reason\":\"other\"}", "reason")]
    [InlineData("status", "{\"status\":\"closed\",\"reason\":\"other\"}", "text")]
    [InlineData("assignee", "{\"assignee\":\"a\\nb\"}", "assignee")]
    public async Task WhatCannotBeIsRefusedWithTheNameOfWhatIsWrong(string what, string body, string parameter)
    {
        var method = what is "comments" or "expected" ? HttpMethod.Post : HttpMethod.Put;
        using var answer = await _server.WriteAsync(method, $"{One}/{what}", JsonDocument.Parse(body).RootElement);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.ProblemAsync();
        problem.GetProperty("parameter").GetString().ShouldBe(parameter);
        problem.GetProperty("detail").GetString()!.ShouldContain($"'{parameter}'");
        (await _server.HistoryAsync("incident-01")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("comments", "text", 10_000)]
    [InlineData("expected", "reason", 500)]
    [InlineData("status", "text", 500)]
    [InlineData("assignee", "assignee", 100)]
    public async Task ATextIsKeptWholeUpToItsBoundAndRefusedAboveIt(string what, string member, int most)
    {
        var method = what is "comments" or "expected" ? HttpMethod.Post : HttpMethod.Put;
        using (var refused = await _server.WriteAsync(method, $"{One}/{what}", Body(most + 1))) refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await _server.DoAsync(method, $"{One}/{what}", Body(most));
        (await _server.HistoryAsync("incident-01")).ShouldHaveSingleItem().GetProperty(what == "assignee" ? "to" : "text").GetString()!.Length.ShouldBe(most);

        Dictionary<string, string> Body(int length)
        {
            Dictionary<string, string> body = new() { [member] = new('漢', length) };
            if (what == "status") body["status"] = "closed";
            return body;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\tb")]
    public async Task WhoDoesNotSayWhoSheIsWritesNothing(string person)
    {
        foreach (var (method, path, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Post, $"{One}/comments", new { text = "x" }), (HttpMethod.Put, $"{One}/assignee", new { assignee = "Ben" }),
            (HttpMethod.Post, $"{One}/expected", new { reason = "x" }), (HttpMethod.Delete, "feedback/fb-1", null),
        })
        {
            using var answer = await _server.WriteAsync(method, path, body, person);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.ProblemAsync()).GetProperty("parameter").GetString().ShouldBe("Windhover-Person");
        }

        (await _server.HistoryAsync("incident-01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task AStatusMayStillBeSetByAProgramThatNamesNobody()
    {
        await _server.DoAsync(HttpMethod.Put, $"{One}/status", new { status = "closed" }, "");
        (await _server.HistoryAsync("incident-01")).ShouldHaveSingleItem().GetProperty("by").GetString().ShouldBe("");
    }

    [Fact]
    public async Task FeedbackIsGivenForThePatternsThatAreNamedListedTakenBackAndExpires()
    {
        var given = await _server.DoAsync(HttpMethod.Post, $"{One}/expected", new { reason = "A test of ours", of = new[] { new { model = "model.beacon", entity = "device:host/1" } } });
        var feedback = given.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("feedback");
        feedback.GetProperty("expires_at").GetInt64().ShouldBe(Now + 30 * 24 * Found.Hour);
        feedback.GetProperty("entity").GetProperty("name").GetString().ShouldBe("web-1");
        _server.Engine.FeedbackChanges.ShouldBe(1);
        var id = feedback.GetProperty("feedback_id").GetString()!;
        _server.Engine.FeedbackUses = [new(id, 3, Found.Start + Found.Hour)];
        await _server.DoAsync(HttpMethod.Post, "incidents/incident-02/expected", new { reason = "Soon over", days = 1 }, "Ben");

        (await StatesAsync("")).ShouldBe(["in_force", "in_force"], ignoreOrder: true);
        var used = (await _server.GetAsync("/api/v1/feedback?entity=device:host%2F1")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
        used.GetProperty("alerts").GetInt64().ShouldBe(3);
        used.GetProperty("last_time").GetInt64().ShouldBe(Found.Start + Found.Hour);

        _server.Standing = Now + 24 * Found.Hour;
        (await StatesAsync("?incident=incident-02")).ShouldBe(["expired"]);
        var removed = await _server.DoAsync(HttpMethod.Delete, $"feedback/{id}", null, "Ben");
        removed.GetProperty("state").GetString().ShouldBe("removed");
        removed.GetProperty("alerts").GetInt64().ShouldBe(3);
        removed.GetProperty("feedback").GetProperty("removed_by").GetString().ShouldBe("Ben");
        (await StatesAsync("?state=in_force")).ShouldBeEmpty();
        (await StatesAsync("?state=removed")).ShouldBe(["removed"]);
        _server.Engine.FeedbackChanges.ShouldBe(3);
        (await _server.HistoryAsync("incident-01")).Select(Kind).ShouldBe(["marked_expected", "expectation_removed"]);
        using var unknown = await _server.WriteAsync(HttpMethod.Delete, "feedback/none", null);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task IncidentsAreListedByWhoWorksOnThem()
    {
        await _server.DoAsync(HttpMethod.Put, $"{One}/assignee", new { assignee = "Zoë" });
        (await TotalAsync("assignee=Zo%C3%AB")).ShouldBe(1);
        (await TotalAsync("assignee=zo")).ShouldBe(0);
        (await TotalAsync("assigned=true&status=open")).ShouldBe(1);
        (await TotalAsync("assigned=false")).ShouldBe(RunningServer.Findings - 1);

        async Task<long> TotalAsync(string query) => (await _server.GetAsync("/api/v1/incidents?" + query)).GetProperty("total").GetInt64();
    }

    [Fact]
    public async Task WhatPeopleDoArrivesOnOpenPages()
    {
        await using var page = await LiveStream.OpenAsync(_server.Http);
        await page.NextAsync("status");
        await _server.DoAsync(HttpMethod.Put, $"{One}/assignee", new { assignee = "Ben" });
        (await page.NextAsync("incident")).Data.GetProperty("handling").GetProperty("assignee").GetString().ShouldBe("Ben");
        await _server.DoAsync(HttpMethod.Post, $"{One}/comments", new { text = "look" });
        (await page.NextAsync("incident")).Data.GetProperty("incident_id").GetString().ShouldBe("incident-01");
        await _server.DoAsync(HttpMethod.Post, $"{One}/expected", new { reason = "meant" });
        (await page.NextAsync("incident")).Data.GetProperty("incident_id").GetString().ShouldBe("incident-01");
    }

    private static string? Kind(JsonElement entry) => entry.GetProperty("kind").GetString();

    private async Task<IEnumerable<string?>> StatesAsync(string query) =>
        (await _server.GetAsync("/api/v1/feedback" + query)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("state").GetString());

    private sealed class TimedServer : RunningServer
    {
        private readonly MovableClock _clock = new();

        internal long Standing
        {
            set => _clock.Time = value;
        }

        protected override TimeProvider Clock => _clock;
    }

    private sealed class MovableClock : TimeProvider
    {
        internal long Time { get; set; } = Now;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Time);
    }
}
