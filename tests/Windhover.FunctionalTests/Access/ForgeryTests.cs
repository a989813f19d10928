using System.Net;
using System.Text;
using Shouldly;
using Windhover.Core.Access;
using Windhover.FunctionalTests.Server;
using Xunit;

namespace Windhover.FunctionalTests.Access;

/// <summary>What a page of another site can make a browser send that is signed in here.</summary>
public sealed class ForgeryTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Theory]
    [InlineData("Origin", "http://evil.example", "application/json")]
    [InlineData("Origin", "null", "application/json")]
    [InlineData("Sec-Fetch-Site", "cross-site", "application/json")]
    [InlineData("Sec-Fetch-Site", "same-site", "application/json")]
    [InlineData("X-Nothing", "1", "application/json")]
    [InlineData("X-Nothing", "1", "text/plain")]
    [InlineData("X-Nothing", "1", "application/x-www-form-urlencoded")]
    public async Task AWriteWithTheCookieThatDoesNotComeFromTheConsoleChangesNothingAndIsNoted(string header, string value, string type)
    {
        using var visit = await server.VisitAsync("analyst");
        visit.Http.DefaultRequestHeaders.Remove("Origin");
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/incidents/incident-02/status") { Content = new StringContent("{\"status\":\"closed\"}", Encoding.UTF8, type) };
        request.Headers.Add(header, value);
        using var answer = await visit.Http.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await answer.ProblemAsync();
        (await visit.GetAsync("incidents/incident-02")).GetProperty("status").GetString().ShouldBe("open");
        using var administrator = await server.VisitAsync("administrator");
        (await administrator.AuditAsync(3)).ShouldContain(type == "application/json" ? "analyst set_incident_status refused" : "analyst put refused", "no operation takes a form");
    }

    [Fact]
    public async Task ABareWriteWithTheCookieAndTheNameHeaderIsRefusedToo()
    {
        using var visit = await server.VisitAsync("administrator");
        visit.Http.DefaultRequestHeaders.Remove("Origin");
        visit.Http.DefaultRequestHeaders.Add("Windhover-Person", "x");
        (await visit.StatusAsync(HttpMethod.Delete, "session")).ShouldBe(HttpStatusCode.Forbidden);
        (await visit.StatusAsync(HttpMethod.Post, "response/actions/x/approve")).ShouldBe(HttpStatusCode.Forbidden);
        (await visit.WhoAsync()).ShouldBe("administrator");
    }

    [Fact]
    public async Task SigningInFromAnotherSiteIsRefused()
    {
        using var visit = server.Visit();
        visit.Http.DefaultRequestHeaders.Remove("Origin");
        visit.Http.DefaultRequestHeaders.Add("Origin", "http://evil.example");
        (await visit.StatusAsync(HttpMethod.Post, "session", new { name = "viewer", password = SignedInServer.Password })).ShouldBe(HttpStatusCode.Forbidden);
        visit.Secret.ShouldBe("");
    }

    [Fact]
    public async Task AProgramWithATokenNeedsNoOrigin()
    {
        using var program = await server.ProgramAsync(Role.Analyst);
        (await program.StatusAsync(HttpMethod.Post, "incidents/incident-03/comments", new { text = "from a program" })).ShouldBe(HttpStatusCode.OK);
    }
}
