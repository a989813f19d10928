using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class ExportTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("markdown", "text/markdown; charset=utf-8", "attachment; filename=\"incident-02.md\"")]
    [InlineData("html", "text/html; charset=utf-8", "inline; filename=\"incident-02.html\"")]
    [InlineData("json", "application/json", "attachment; filename=\"incident-02.json\"")]
    [InlineData("stix", "application/stix+json;version=2.1", "attachment; filename=\"incident-02.stix.json\"")]
    [InlineData("ocsf", "application/json", "attachment; filename=\"incident-02.ocsf.json\"")]
    public async Task AnIncidentIsAFileOfItsFormat(string format, string type, string disposition)
    {
        using var answer = await server.Http.GetAsync("/api/v1/incidents/incident-02/export?format=" + format);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.NonValidated["Content-Type"].ShouldHaveSingleItem().ShouldBe(type);
        answer.Content.Headers.GetValues("Content-Disposition").ShouldHaveSingleItem().ShouldBe(disposition);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldHaveSingleItem().ShouldBe("nosniff");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("web-2 called home");
        text.ShouldNotContain("<img");
        if (format is not ("markdown" or "html")) JsonDocument.Parse(text).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public async Task APageIsSentUnderAPolicyThatAllowsItsOwnStyleAndNothingElse()
    {
        using var answer = await server.Http.GetAsync("/api/v1/incidents/incident-02/export?format=html");
        var policy = answer.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldMatch("^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox$");
        using var other = await server.Http.GetAsync("/api/v1/incidents/incident-02/export?format=json");
        other.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("default-src 'none'");
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    [InlineData("stix")]
    [InlineData("ocsf")]
    public async Task AnIncidentThatIsNotInvestigatedYetIsExportedAsFarAsItGoes(string format)
    {
        using var answer = await server.Http.GetAsync("/api/v1/incidents/incident-05/export?format=" + format);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("alert-05");
    }

    [Fact]
    public async Task EveryQueryThatAPageShowsCanBeAskedAgain()
    {
        var page = await server.Http.GetStringAsync("/api/v1/incidents/incident-02/export?format=html");
        var queries = Regex.Matches(page, "Query <code>([^<]+)</code>").Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToArray();
        queries.Length.ShouldBe(4);
        foreach (var query in queries) (await server.GetAsync(query)).ValueKind.ShouldBe(JsonValueKind.Object);
        foreach (var query in queries.Where(query => !query.Contains("/entities/", StringComparison.Ordinal))) (await server.GetAsync(query)).GetProperty("total").GetInt64().ShouldBeGreaterThanOrEqualTo(0);
    }

    [Theory]
    [InlineData("json", "\"alert_id\": \"alert-03\"")]
    [InlineData("ocsf", "\"class_uid\": 2004")]
    public async Task AnAlertIsAFileToo(string format, string expected)
    {
        using var answer = await server.Http.GetAsync("/api/v1/alerts/alert-03/export?format=" + format);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        answer.Content.Headers.GetValues("Content-Disposition").ShouldHaveSingleItem().ShouldStartWith("attachment; filename=\"alert-03.");
        (await answer.Content.ReadAsStringAsync()).ShouldContain(expected);
    }

    [Theory]
    [InlineData("incidents/incident-02/export", 400, "format")]
    [InlineData("incidents/incident-02/export?format=pdf", 400, "format")]
    [InlineData("incidents/incident-02/export?format=json&format=stix", 400, "format")]
    [InlineData("alerts/alert-02/export?format=stix", 400, "format")]
    [InlineData("incidents/nobody/export?format=json", 404, null)]
    [InlineData("alerts/nobody/export?format=json", 404, null)]
    public async Task AWrongRequestIsAProblem(string request, int status, string? parameter)
    {
        using var answer = await server.Http.GetAsync("/api/v1/" + request);
        ((int)answer.StatusCode).ShouldBe(status);
        var problem = await answer.ProblemAsync();
        if (parameter is not null) problem.GetProperty("parameter").GetString().ShouldBe(parameter);
    }
}
