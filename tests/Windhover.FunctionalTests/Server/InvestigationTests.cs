using System.Net;
using Shouldly;
using Windhover.Testing.Server;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class InvestigationTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("", "incident-04,incident-03,incident-02,incident-01")]
    [InlineData("?verdict=malicious", "incident-04,incident-02")]
    [InlineData("?verdict=suspicious", "")]
    [InlineData("?told=false", "incident-03,incident-01")]
    [InlineData("?told=true&entity=device:host%2F2", "incident-02")]
    [InlineData("?alert=alert-03", "incident-03")]
    [InlineData("?alert=alert-00", "")]
    public async Task AFilterLeavesOnlyTheInvestigationsThatMatch(string query, string expected)
    {
        var page = await server.GetAsync("/api/v1/investigations" + query);
        string.Join(',', page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("incident_id").GetString())).ShouldBe(expected);
    }

    [Fact]
    public async Task AListSaysWhatWasConcludedAndLeavesOutTheWork()
    {
        var page = await server.GetAsync("/api/v1/investigations?limit=3");
        var first = page.GetProperty("items")[0];
        first.GetProperty("verdict").GetString().ShouldBe("malicious");
        first.GetProperty("is_told").GetBoolean().ShouldBeTrue();
        first.GetProperty("probability").GetDouble().ShouldBe(0.96);
        first.GetProperty("leading").GetProperty("hypothesis").GetString().ShouldBe("beacon");
        first.GetProperty("rival").GetProperty("kind").GetString().ShouldBe("benign");
        first.GetProperty("entity").GetProperty("id").GetString().ShouldBe("device:host/4");
        first.GetProperty("alerts").GetInt32().ShouldBe(1);
        first.GetProperty("cost").GetInt32().ShouldBe(1);
        first.TryGetProperty("facts", out _).ShouldBeFalse();
        var next = await server.GetAsync("/api/v1/investigations?limit=3&cursor=" + Uri.EscapeDataString(page.GetProperty("next").GetString()!));
        next.GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("incident_id").GetString().ShouldBe("incident-01");
    }

    [Fact]
    public async Task AnInvestigationThatIsNotToldIsShownWholeAllTheSame()
    {
        var report = await server.GetAsync("/api/v1/investigations/incident-03");
        report.GetProperty("is_told").GetBoolean().ShouldBeFalse();
        report.GetProperty("account")[0].GetProperty("section").GetString().ShouldBe("conclusion");
        report.GetProperty("facts")[1].GetProperty("query").GetProperty("subject").GetString().ShouldBe("connections");
        report.GetProperty("questions")[0].GetProperty("moves")[0].GetProperty("bits").GetDouble().ShouldBe(2);
        report.GetProperty("hypotheses")[0].GetProperty("kind").GetString().ShouldBe("benign");
    }

    [Fact]
    public async Task CountsSayHowMuchOfEverythingIsInvestigated()
    {
        var counts = await server.GetAsync("/api/v1/investigations/counts");
        string.Join(',', counts.EnumerateObject().Select(count => $"{count.Name}={count.Value}"))
            .ShouldBe("alerts=6,investigated_alerts=4,investigations=4,told=2,not_told=2,malicious=2,suspicious=0,benign=2,inconclusive=0");
    }

    [Fact]
    public async Task AnUnknownInvestigationIsAProblemThatNamesIt()
    {
        using var answer = await server.Http.GetAsync("/api/v1/investigations/incident-00");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.ProblemAsync()).GetProperty("detail").GetString()!.ShouldContain("incident-00");
    }

    [Theory]
    [InlineData("told=yes", "told")]
    [InlineData("verdict=evil", "verdict")]
    [InlineData("cursor=x", "cursor")]
    [InlineData("score=1", "score")]
    public async Task AWrongParameterIsNamed(string query, string parameter)
    {
        using var answer = await server.Http.GetAsync("/api/v1/investigations?" + query);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.ProblemAsync()).GetProperty("parameter").GetString().ShouldBe(parameter);
    }

    [Fact]
    public async Task SomebodyMayAskForAnInvestigationOfAnEntityAndPeriodWithItsAlerts()
    {
        var asked = new List<(string Entity, long From, long To, string Alerts)>();
        server.Engine.Investigated = (entity, from, to, alerts) =>
        {
            asked.Add((entity, from, to, string.Join(',', alerts.Select(a => a.AlertId))));
            return entity == "device:host/2" ? Found.Investigation(2) : null;
        };
        var alert = await server.GetAsync("/api/v1/alerts/alert-02");
        var (first, last) = (alert.GetProperty("first_time").GetInt64(), alert.GetProperty("time").GetInt64());
        var report = await server.GetAsync($"/api/v1/investigations/ask?id=device:host%2F2&from={first}&to={last}");
        report.GetProperty("account").GetArrayLength().ShouldBeGreaterThan(0);
        asked.ShouldBe([("device:host/2", first, last, "alert-02")]);
        await server.GetAsync($"/api/v1/investigations/ask?id=device:host%2F2&from={last + 1}&to={last + 2}");
        asked[1].Alerts.ShouldBe("");
        (await server.Http.GetAsync("/api/v1/investigations/ask?id=device:nobody")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Http.GetAsync("/api/v1/investigations/ask?id=device:host%2F2&from=5&to=4")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await server.Http.GetAsync("/api/v1/investigations/ask")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
