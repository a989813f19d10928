using System.Net;
using Shouldly;
using Windhover.Core.Access;
using Windhover.FunctionalTests.Server;
using Windhover.Server.Authentication;
using Windhover.Testing.Access;
using Xunit;

namespace Windhover.FunctionalTests.Access;

/// <summary>One-time codes, made by a second implementation of the standard.</summary>
public sealed class CodesTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Password = SignedInServer.Password;

    [Fact]
    public async Task ACodeIsAskedForOnceItIsSetUpAndEachIsGoodOnce()
    {
        server.Store.Add(SignedInServer.User("coded", Role.Viewer));
        using var visit = await server.VisitAsync("coded");
        var secret = await EnrolAsync(visit);
        using var without = server.Visit();
        using var asked = await without.SendAsync(HttpMethod.Post, "session", new { name = "coded", password = Password });
        asked.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await asked.ProblemAsync()).GetProperty("parameter").GetString().ShouldBe("code");

        (await TryAsync("coded", AuthenticatorApp.Code(secret, server.Time.Now))).ShouldBe(HttpStatusCode.Unauthorized, "the code that confirmed the secret was used by that");
        server.Time.Now += 30_000;
        var code = AuthenticatorApp.Code(secret, server.Time.Now);
        (await TryAsync("coded", code)).ShouldBe(HttpStatusCode.OK);
        (await TryAsync("coded", code)).ShouldBe(HttpStatusCode.Unauthorized, "replayed");
        server.Time.Now += 90_000;
        (await TryAsync("coded", AuthenticatorApp.Code(secret, server.Time.Now - 60_000))).ShouldBe(HttpStatusCode.Unauthorized, "two steps old");
        (await TryAsync("coded", AuthenticatorApp.Code(secret, server.Time.Now - 30_000))).ShouldBe(HttpStatusCode.OK, "one step old");
    }

    [Fact]
    public async Task OneCodeSentManyTimesAtOnceLetsOneIn()
    {
        server.Store.Add(SignedInServer.User("raced", Role.Viewer));
        using var visit = await server.VisitAsync("raced");
        var secret = await EnrolAsync(visit);
        server.Time.Now += 30_000;
        var code = AuthenticatorApp.Code(secret, server.Time.Now);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync("raced", code)));
        answers.Count(a => a == HttpStatusCode.OK).ShouldBe(1);
    }

    [Fact]
    public async Task WhoGuessesCodesIsLockedOut()
    {
        server.Store.Add(SignedInServer.User("numbers", Role.Viewer));
        using var visit = await server.VisitAsync("numbers");
        var secret = await EnrolAsync(visit);
        server.Time.Now += 30_000;
        var right = AuthenticatorApp.Code(secret, server.Time.Now);
        for (var i = 0; i < 5; i++) (await TryAsync("numbers", AuthenticatorApp.Code(secret, server.Time.Now + 900_000 + (i * 30_000)))).ShouldBe(HttpStatusCode.Unauthorized);
        (await TryAsync("numbers", right)).ShouldBe(HttpStatusCode.Unauthorized);
        server.Store.User("numbers")!.LockedUntil.ShouldNotBeNull();
    }

    [Fact]
    public async Task ASecretCountsOnlyOnceItsCodeCameBackAndEndsOtherSessions()
    {
        server.Store.Add(SignedInServer.User("careful", Role.Viewer));
        using var visit = await server.VisitAsync("careful");
        using var other = await server.VisitAsync("careful");
        await visit.DoAsync(HttpMethod.Post, "me/totp", new { });
        (await TryAsync("careful", null)).ShouldBe(HttpStatusCode.OK, "the offer alone changes nothing");
        (await visit.StatusAsync(HttpMethod.Put, "me/totp", new { code = "000000" })).ShouldBe(HttpStatusCode.BadRequest);
        await EnrolAsync(visit);
        (await other.WhoAsync()).ShouldBe("");
        (await visit.StatusAsync(HttpMethod.Post, "me/totp", new { })).ShouldBe(HttpStatusCode.Conflict, "whoever finds an open session does not replace the device");
    }

    [Fact]
    public async Task AnAdministratorTakesTheCodesOfALostDeviceAway()
    {
        server.Store.Add(SignedInServer.User("lost", Role.Viewer));
        using var visit = await server.VisitAsync("lost");
        await EnrolAsync(visit);
        using var administrator = await server.VisitAsync("administrator");
        var reset = await administrator.DoAsync(HttpMethod.Post, "users/lost/reset", new { codes = true });
        (await visit.WhoAsync()).ShouldBe("");
        using var again = await server.VisitAsync("lost", reset.GetProperty("password").GetString()!);
        (await again.GetAsync("session")).GetProperty("must").GetString().ShouldBe("change_password");
    }

    [Fact]
    public async Task TheSecretIsNowhereInTheFilesOfTheServer()
    {
        server.Store.Add(SignedInServer.User("hidden", Role.Viewer));
        using var visit = await server.VisitAsync("hidden");
        var secret = await EnrolAsync(visit);
        foreach (var file in Directory.EnumerateFiles(server.File("."), "access.db*")) (await ReadAsync(file)).ShouldNotContain(secret);
        if (OperatingSystem.IsWindows()) return;
        foreach (var file in Directory.EnumerateFiles(server.File("keys"))) (File.GetUnixFileMode(file) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)).ShouldBe(UnixFileMode.None, file);
        File.GetUnixFileMode(server.File("keys")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task WhereEverybodyNeedsCodesNothingElseCanBeDoneBeforeTheyAreSetUp()
    {
        await using var strict = new Strict();
        await strict.InitializeAsync();
        using var visit = await strict.VisitAsync("analyst");
        (await visit.GetAsync("session")).GetProperty("must").GetString().ShouldBe("set_up_codes");
        (await visit.StatusAsync(HttpMethod.Get, "incidents")).ShouldBe(HttpStatusCode.Forbidden);
        var secret = await EnrolAsync(visit, strict);
        (await visit.StatusAsync(HttpMethod.Get, "incidents")).ShouldBe(HttpStatusCode.OK);
        strict.Time.Now += 30_000;
        (await visit.StatusAsync(HttpMethod.Delete, $"me/totp?code={AuthenticatorApp.Code(secret, strict.Time.Now)}")).ShouldBe(HttpStatusCode.Conflict);
    }

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    private async Task<string> EnrolAsync(Visit visit, SignedInServer? other = null)
    {
        var offer = await visit.DoAsync(HttpMethod.Post, "me/totp", new { });
        var secret = offer.GetProperty("secret").GetString()!;
        offer.GetProperty("uri").GetString()!.ShouldContain($"secret={secret}");
        await visit.DoAsync(HttpMethod.Put, "me/totp", new { code = AuthenticatorApp.Code(secret, (other ?? server).Time.Now) });
        return secret;
    }

    private async Task<HttpStatusCode> TryAsync(string name, string? code)
    {
        using var visit = server.Visit();
        return await visit.StatusAsync(HttpMethod.Post, "session", new { name, password = Password, code });
    }

    private sealed class Strict : SignedInServer
    {
        protected override SignInOptions Adjust(SignInOptions options) => base.Adjust(options) with { NeedsCodes = true };
    }
}
