using System.Net;
using System.Text;
using Shouldly;
using Xunit;

namespace Windhover.FunctionalTests.Server;

public sealed class ErrorTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("incidents?limit=0", "limit")]
    [InlineData("incidents?limit=501", "limit")]
    [InlineData("incidents?limit=many", "limit")]
    [InlineData("incidents?limit=99999999999999999999", "limit")]
    [InlineData("incidents?status=Open", "status")]
    [InlineData("incidents?min_severity=3", "min_severity")]
    [InlineData("incidents?cursor=nonsense!", "cursor")]
    [InlineData("alerts?cursor=nonsense!", "cursor")]
    [InlineData("alerts?limit=1&limit=2", "limit")]
    [InlineData("events?cursor=nonsense!", "cursor")]
    [InlineData("events?address=10.0.0", "address")]
    [InlineData("events?class=api", "class")]
    [InlineData("events?from=yesterday", "from")]
    [InlineData("events?from=-1", "from")]
    [InlineData("events?from=5&to=5", "from")]
    [InlineData("connections?port=65536", "port")]
    [InlineData("connections?protocol=256", "protocol")]
    [InlineData("connections?cursor=nonsense!", "cursor")]
    [InlineData("hours?to=later", "to")]
    [InlineData("hours?limit=5", "limit")]
    [InlineData("entities?limit=1e3", "limit")]
    [InlineData("entities/view", "id")]
    [InlineData("incidents?entitty=x", "entitty")]
    [InlineData("status?x=1", "x")]
    [InlineData("incidents?assigned=yes", "assigned")]
    [InlineData("incidents/incident-01/history?cursor=nonsense!", "cursor")]
    [InlineData("feedback?state=gone", "state")]
    public async Task ABadParameterIsNamed(string request, string parameter)
    {
        using var answer = await server.Http.GetAsync("/api/v1/" + request);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.ProblemAsync();
        problem.GetProperty("parameter").GetString().ShouldBe(parameter);
        problem.GetProperty("detail").GetString()!.ShouldContain($"'{parameter}'");
    }

    [Fact]
    public async Task ATextOfAnyLengthIsRefused()
    {
        using var answer = await server.Http.GetAsync("/api/v1/incidents?text=" + new string('x', 3000));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.ProblemAsync()).GetProperty("parameter").GetString().ShouldBe("text");
    }

    [Theory]
    [InlineData("/api/v1/incidents/none")]
    [InlineData("/api/v1/incidents/none/alerts")]
    [InlineData("/api/v1/incidents/none/history")]
    [InlineData("/api/v1/alerts/none")]
    [InlineData("/api/v1/alerts/none/records/0")]
    [InlineData("/api/v1/search/record?file=/etc/passwd&offset=0&time=0")]
    [InlineData("/api/v1/search/record?kind=connections&file=/etc/passwd&offset=0&time=9223372036854775807")]
    [InlineData("/api/v1/alerts/alert-01/records/first")]
    [InlineData("/api/v1/entities/view?id=device:none")]
    [InlineData("/api/v1/nothing")]
    [InlineData("/api/v2/incidents")]
    [InlineData("/openapi/v2.json")]
    [InlineData("/assets/missing.js")]
    public async Task WhatIsNotThereIsAProblem(string path)
    {
        using var answer = await server.Http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await answer.ProblemAsync();
    }

    [Theory]
    [InlineData("{\"status\":\"gone\"}", 400)]
    [InlineData("{\"status\":1}", 400)]
    [InlineData("{}", 400)]
    [InlineData("null", 400)]
    [InlineData("{", 400)]
    [InlineData("", 400)]
    public async Task ABodyThatIsNotAStatusIsRefused(string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await server.Http.PutAsync("/api/v1/incidents/incident-01/status", content);
        ((int)answer.StatusCode).ShouldBe(status);
        await answer.ProblemAsync();
    }

    [Fact]
    public async Task ABodyThatIsTooLargeIsRefused()
    {
        using var content = new StringContent("{\"status\":\"" + new string('x', 70_000) + "\"}", Encoding.UTF8, "application/json");
        using var answer = await server.Http.PutAsync("/api/v1/incidents/incident-01/status", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        await answer.ProblemAsync();
    }

    [Fact]
    public async Task ClosingAnUnknownIncidentIsAProblem()
    {
        using var content = new StringContent("{\"status\":\"closed\"}", Encoding.UTF8, "application/json");
        using var answer = await server.Http.PutAsync("/api/v1/incidents/none/status", content);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await answer.ProblemAsync();
    }

    [Fact]
    public async Task AnUnknownMethodIsAProblem()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/incidents/incident-01") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        using var answer = await server.Http.SendAsync(request);
        answer.StatusCode.ShouldBeOneOf(HttpStatusCode.MethodNotAllowed, HttpStatusCode.NotFound);
        await answer.ProblemAsync();
    }
}
