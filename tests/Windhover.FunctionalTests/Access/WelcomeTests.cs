using System.Net;
using Shouldly;
using Windhover.Core.Access;
using Windhover.FunctionalTests.Server;
using Windhover.Server.Authentication;
using Xunit;

namespace Windhover.FunctionalTests.Access;

public sealed class WelcomeTests : IAsyncLifetime
{
    private readonly Empty server = new();

    public async ValueTask InitializeAsync() => await server.InitializeAsync();

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task TheLinkMakesTheFirstAdministratorWhoIsSignedInWithItOnce()
    {
        var link = Link()!;
        link.AbsolutePath.ShouldBe("/welcome");
        using var visit = server.Visit();
        (await visit.GetAsync("session")).GetProperty("welcome").GetBoolean().ShouldBeTrue();
        var session = await visit.DoAsync(HttpMethod.Post, "session/welcome", Body(link, "anna"));
        session.GetProperty("role").GetString().ShouldBe("administrator");
        (await visit.StatusAsync(HttpMethod.Get, "users")).ShouldBe(HttpStatusCode.OK);
        (await visit.AuditAsync()).ShouldContain("anna welcome_administrator done");

        using var second = server.Visit();
        using var answer = await second.SendAsync(HttpMethod.Post, "session/welcome", Body(link, "mallory"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await answer.ProblemAsync();
        server.Store.User("mallory").ShouldBeNull();
        (await visit.AuditAsync()).ShouldContain("mallory welcome_administrator refused");
        Link().ShouldBeNull("there is one now");
        (await visit.GetAsync("session")).GetProperty("welcome").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task AfterADayTheLinkIsWorthNothing()
    {
        var link = Link()!;
        server.Time.Now += 24 * 3_600_000;
        using var visit = server.Visit();
        (await visit.StatusAsync(HttpMethod.Post, "session/welcome", Body(link, "anna"))).ShouldBe(HttpStatusCode.Conflict);
        server.Store.Users().ShouldBeEmpty();
    }

    [Fact]
    public async Task ANewLinkMakesTheOneBeforeWorthNothing()
    {
        var (old, fresh) = (Link()!, Link()!);
        using var visit = server.Visit();
        (await visit.StatusAsync(HttpMethod.Post, "session/welcome", Body(old, "anna"))).ShouldBe(HttpStatusCode.Conflict);
        (await visit.StatusAsync(HttpMethod.Post, "session/welcome", Body(fresh, "anna"))).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task AWeakPasswordOrABadNameDoesNotUseTheLinkUp()
    {
        var link = Link()!;
        using var visit = server.Visit();
        (await visit.StatusAsync(HttpMethod.Post, "session/welcome", new { code = link.Fragment[1..], name = "anna", password = "short" })).ShouldBe(HttpStatusCode.BadRequest);
        (await visit.StatusAsync(HttpMethod.Post, "session/welcome", new { code = link.Fragment[1..], name = "anna (token x)", password = SignedInServer.Password })).ShouldBe(HttpStatusCode.BadRequest);
        (await visit.StatusAsync(HttpMethod.Post, "session/welcome", Body(link, "anna"))).ShouldBe(HttpStatusCode.OK);
    }

    private Uri? Link() => WelcomeLink.Make(server.Store, server.Url, server.Time);

    private static object Body(Uri link, string name) => new { code = link.Fragment[1..], name, password = SignedInServer.Password };

    private sealed class Empty : SignedInServer
    {
        protected override void Fill(IAccessStore store)
        {
        }
    }
}
