using System.Net;
using Shouldly;
using Windhover.FunctionalTests.Server;
using Windhover.Server.Authentication;
using Xunit;

namespace Windhover.FunctionalTests.Access;

public sealed class LimitsTests
{
    [Fact]
    public async Task AnAddressThatTriesTooOftenWaitsAndOthersWork()
    {
        await using var server = new Limited(signIns: 6, requests: 100_000);
        await server.InitializeAsync();
        using var analyst = await server.VisitAsync("analyst");
        using var visit = server.Visit();
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 12; i++) answers.Add(await visit.StatusAsync(HttpMethod.Post, "session", new { name = $"somebody {i}", password = "whatever it may be" }));
        answers.Count(a => a == HttpStatusCode.Unauthorized).ShouldBeLessThanOrEqualTo(10, "six a minute, and a minute may have turned");
        using var refused = await visit.SendAsync(HttpMethod.Post, "session/welcome", new { code = "x", name = "x", password = "x" });
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 60);
        await refused.ProblemAsync();
        (await analyst.StatusAsync(HttpMethod.Get, "incidents")).ShouldBe(HttpStatusCode.OK, "who is in works on");
    }

    [Fact]
    public async Task OneWhoAsksTooMuchWaitsAndOthersDoNot()
    {
        await using var server = new Limited(signIns: 100, requests: 60);
        await server.InitializeAsync();
        using var busy = await server.VisitAsync("viewer");
        using var other = await server.VisitAsync("analyst");
        List<HttpStatusCode> answers = [];
        for (var i = 0; i < 400 && !answers.Contains(HttpStatusCode.TooManyRequests); i++) answers.Add(await busy.StatusAsync(HttpMethod.Get, "models"));
        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        (await other.StatusAsync(HttpMethod.Get, "models")).ShouldBe(HttpStatusCode.OK);
    }

    private sealed class Limited(int signIns, int requests) : SignedInServer
    {
        protected override SignInOptions Adjust(SignInOptions options) => options with { SignInsAMinute = signIns, RequestsAMinute = requests };
    }
}
