using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Shouldly;
using Windhover.Core.Access;
using Windhover.FunctionalTests.Server;
using Xunit;

namespace Windhover.FunctionalTests.Access;

public sealed class SignInTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Password = SignedInServer.Password;

    [Fact]
    public async Task WhoSignsInIsKnownUntilTheySignOut()
    {
        using var visit = server.Visit();
        (await visit.GetAsync("session")).ShouldSatisfyAllConditions(s => s.GetProperty("sign_in").GetBoolean().ShouldBeTrue(), s => s.GetProperty("name").GetString().ShouldBe(""), s => s.GetProperty("role").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null));
        var begun = await visit.DoAsync(HttpMethod.Post, "session", new { name = "ANALYST", password = Password });
        begun.GetProperty("name").GetString().ShouldBe("analyst", "as the user is written, not as it was typed");
        begun.GetProperty("role").GetString().ShouldBe("analyst");
        var secret = visit.Secret;
        (await visit.DoAsync(HttpMethod.Delete, "session")).GetProperty("name").GetString().ShouldBe("");
        visit.Secret.ShouldBe("");
        visit.Cookies.Add(server.Url, new Cookie("windhover", secret));
        (await visit.WhoAsync()).ShouldBe("", "the server ended the session, not only the browser");
    }

    [Fact]
    public async Task TheCookieIsOutOfReachOfScriptsAndOtherSites()
    {
        using var visit = server.Visit();
        using var answer = await visit.SendAsync(HttpMethod.Post, "session", new { name = "viewer", password = Password });
        var cookie = answer.Headers.GetValues("Set-Cookie").ShouldHaveSingleItem();
        cookie.ShouldStartWith("windhover=");
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=strict");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("expires");
    }

    [Fact]
    public async Task ASessionThatWasPlantedBeforeSignInIsNotTheOneAfterIt()
    {
        using var attacker = await server.VisitAsync("viewer");
        using var victim = server.Visit();
        victim.Cookies.Add(server.Url, new Cookie("windhover", attacker.Secret));
        await victim.DoAsync(HttpMethod.Post, "session", new { name = "analyst", password = Password });
        victim.Secret.ShouldNotBe(attacker.Secret);
        (await attacker.WhoAsync()).ShouldBe("", "the planted session ended");
        (await victim.WhoAsync()).ShouldBe("analyst");
        using var made = server.Visit();
        made.Cookies.Add(server.Url, new Cookie("windhover", new string('a', 43)));
        await made.DoAsync(HttpMethod.Post, "session", new { name = "analyst", password = Password });
        made.Secret.ShouldNotBe(new string('a', 43));
    }

    [Fact]
    public async Task NoAnswerTellsWhichNamesThereAre()
    {
        using var visit = server.Visit();
        using var wrong = await visit.SendAsync(HttpMethod.Post, "session", new { name = "viewer", password = "something else entirely" });
        using var unknown = await visit.SendAsync(HttpMethod.Post, "session", new { name = "nobody at all", password = Password });
        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await wrong.ProblemAsync()).GetRawText().ShouldBe((await unknown.ProblemAsync()).GetRawText());
    }

    [Fact]
    public async Task AnUnknownNameTakesAsLongAsAWrongPassword()
    {
        using var visit = server.Visit();
        server.Store.Add(SignedInServer.User("slow", Role.Viewer));
        var (wrong, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < 7; i++)
        {
            wrong.Add(await TimeAsync(visit, "slow"));
            unknown.Add(await TimeAsync(visit, "nobody at all"));
        }

        // The fastest of several is what the work itself takes. A hash that is left out would make it a hundred times less.
        unknown.Min().ShouldBeGreaterThan(wrong.Min() * 0.5);
        wrong.Min().ShouldBeGreaterThan(unknown.Min() * 0.5);
    }

    [Fact]
    public async Task WhoGuessesIsLockedOutAndTheRightPasswordDoesNotHelpBeforeTheTimeIsOver()
    {
        server.Store.Add(SignedInServer.User("guessed", Role.Viewer));
        using var visit = server.Visit();
        for (var i = 0; i < 5; i++) (await TryAsync(visit, "guessed", $"wrong password {i}")).ShouldBe(HttpStatusCode.Unauthorized);
        (await TryAsync(visit, "guessed", Password)).ShouldBe(HttpStatusCode.Unauthorized);
        using var administrator = await server.VisitAsync("administrator");
        (await administrator.GetAsync("users")).GetProperty("items").EnumerateArray().Single(u => u.GetProperty("name").GetString() == "guessed").GetProperty("locked_until").GetInt64().ShouldBe(server.Time.Now + (15 * 60_000));
        (await administrator.AuditAsync(20)).ShouldContain("guessed lock_out done");
        server.Time.Now += 15 * 60_000;
        (await TryAsync(visit, "guessed", Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ManyGuessesAtOnceDoNotPassTheLockOut()
    {
        server.Store.Add(SignedInServer.User("rushed", Role.Viewer));
        await Parallel.ForEachAsync(Enumerable.Range(0, 12), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, _) =>
        {
            using var visit = server.Visit();
            await TryAsync(visit, "rushed", $"wrong password {i}");
        });
        server.Store.User("rushed")!.LockedUntil.ShouldNotBeNull();
    }

    [Fact]
    public async Task AnAdministratorEndsALockOut()
    {
        server.Store.Add(SignedInServer.User("freed", Role.Viewer) with { LockedUntil = server.Time.Now + 100_000 });
        using var administrator = await server.VisitAsync("administrator");
        await administrator.DoAsync(HttpMethod.Put, "users/freed", new { unlock = true });
        using var visit = server.Visit();
        (await TryAsync(visit, "freed", Password)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ASessionEndsWhenNobodyUsesItAndAtItsTimeInAnyCase()
    {
        using var idle = await server.VisitAsync("viewer");
        using var busy = await server.VisitAsync("viewer");
        for (var quarter = 0; quarter < 47; quarter++)
        {
            server.Time.Now += 15 * 60_000;
            (await busy.WhoAsync()).ShouldBe("viewer", $"after {(quarter + 1) / 4.0} hours of work");
            if (quarter == 2) (await idle.StatusAsync(HttpMethod.Get, "incidents")).ShouldBe(HttpStatusCode.OK);
            if (quarter == 6) (await idle.StatusAsync(HttpMethod.Get, "incidents")).ShouldBe(HttpStatusCode.Unauthorized, "an hour went by");
        }

        server.Time.Now += 15 * 60_000;
        (await busy.WhoAsync()).ShouldBe("", "twelve hours are over");
    }

    [Fact]
    public async Task WhoIsDisabledIsOutAtOnceAndTheStreamEnds()
    {
        server.Store.Add(SignedInServer.User("leaver", Role.Analyst));
        using var visit = await server.VisitAsync("leaver");
        using var stream = await visit.SendAsync(HttpMethod.Get, "stream");
        stream.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var administrator = await server.VisitAsync("administrator");
        await administrator.DoAsync(HttpMethod.Put, "users/leaver", new { is_disabled = true });
        (await visit.StatusAsync(HttpMethod.Get, "incidents")).ShouldBe(HttpStatusCode.Unauthorized);
        (await TryAsync(server.Visit(), "leaver", Password)).ShouldBe(HttpStatusCode.Unauthorized);
        server.Live.Publish([], [Testing.Server.Found.Incident(3) with { Title = "told after the leaver left" }]);
        (await stream.Content.ReadAsStringAsync().WaitAsync(TimeSpan.FromSeconds(30))).ShouldNotContain("told after the leaver left");
    }

    [Fact]
    public async Task APasswordThatWasHandedOutMustBeChangedBeforeAnythingElse()
    {
        using var administrator = await server.VisitAsync("administrator");
        var made = await administrator.DoAsync(HttpMethod.Post, "users", new { name = "newcomer", role = "analyst" });
        var handed = made.GetProperty("password").GetString()!;
        using var visit = await server.VisitAsync("newcomer", handed);
        (await visit.GetAsync("session")).GetProperty("must").GetString().ShouldBe("change_password");
        (await visit.StatusAsync(HttpMethod.Get, "incidents")).ShouldBe(HttpStatusCode.Forbidden);
        (await visit.StatusAsync(HttpMethod.Put, "me/password", new { current = handed, next = "short" })).ShouldBe(HttpStatusCode.BadRequest);
        (await visit.StatusAsync(HttpMethod.Put, "me/password", new { current = "not the one at all", next = Password })).ShouldBe(HttpStatusCode.Conflict);
        (await visit.DoAsync(HttpMethod.Put, "me/password", new { current = handed, next = Password })).GetProperty("must").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await visit.StatusAsync(HttpMethod.Get, "incidents")).ShouldBe(HttpStatusCode.OK);
        (await administrator.GetAsync("users")).GetRawText().ShouldNotContain(handed);
    }

    [Fact]
    public async Task ChangingThePasswordEndsAllOtherSessions()
    {
        server.Store.Add(SignedInServer.User("changer", Role.Viewer));
        using var here = await server.VisitAsync("changer");
        using var there = await server.VisitAsync("changer");
        (await here.GetAsync("me/sessions")).GetProperty("items").GetArrayLength().ShouldBe(2);
        await here.DoAsync(HttpMethod.Put, "me/password", new { current = Password, next = "another horse battery" });
        (await there.WhoAsync()).ShouldBe("");
        (await here.WhoAsync()).ShouldBe("changer");
        (await here.GetAsync("me/sessions")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem().GetProperty("current").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task TheLastAdministratorCannotBeLost()
    {
        using var administrator = await server.VisitAsync("administrator");
        (await administrator.StatusAsync(HttpMethod.Put, "users/administrator", new { role = "viewer" })).ShouldBe(HttpStatusCode.Conflict);
        (await administrator.StatusAsync(HttpMethod.Put, "users/administrator", new { is_disabled = true })).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task WhatAPersonDoesBearsTheNameOfTheUserWhateverTheHeaderSays()
    {
        using var visit = await server.VisitAsync("analyst");
        visit.Http.DefaultRequestHeaders.Add("Windhover-Person", "Mallory");
        await visit.DoAsync(HttpMethod.Post, "incidents/incident-01/comments", new { text = "mine" });
        (await visit.GetAsync("incidents/incident-01/history")).GetProperty("items")[0].GetProperty("by").GetString().ShouldBe("analyst");
    }

    private static async Task<double> TimeAsync(Visit visit, string name)
    {
        var begin = Stopwatch.GetTimestamp();
        await TryAsync(visit, name, "something else entirely");
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private static Task<HttpStatusCode> TryAsync(Visit visit, string name, string password) => visit.StatusAsync(HttpMethod.Post, "session", new { name, password });
}
