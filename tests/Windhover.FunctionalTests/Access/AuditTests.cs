using System.Net;
using System.Text;
using Shouldly;
using Windhover.Core.Access;
using Windhover.Server.Authentication;
using Xunit;

namespace Windhover.FunctionalTests.Access;

public sealed class AuditTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    [Fact]
    public async Task EveryWriteAndEveryRefusalOfAPersonIsNotedInOrderAndTheChainHolds()
    {
        using var analyst = await server.VisitAsync("analyst");
        await analyst.DoAsync(HttpMethod.Post, "incidents/incident-04/comments", new { text = "seen" });
        await analyst.StatusAsync(HttpMethod.Post, "incidents/nowhere/comments", new { text = "seen" });
        await analyst.StatusAsync(HttpMethod.Get, "users");
        await analyst.StatusAsync(HttpMethod.Post, "users", new { name = "mine", role = "administrator" });
        await analyst.GetAsync("incidents");
        await analyst.DoAsync(HttpMethod.Delete, "session");
        using var administrator = await server.VisitAsync("administrator");
        (await administrator.AuditAsync(7)).ShouldBe(
        [
            "administrator sign_in done", "analyst sign_out done", "analyst add_user refused", "analyst list_users refused", "analyst comment_incident failed", "analyst comment_incident done", "analyst sign_in done",
        ]);
        var entry = (await administrator.GetAsync("audit?what=comment_incident&outcome=done&who=analyst")).GetProperty("items")[0];
        entry.GetProperty("on").GetString().ShouldBe("/api/v1/incidents/incident-04/comments");
        entry.GetProperty("address").GetString().ShouldBe("127.0.0.1");
        entry.GetProperty("means").GetString().ShouldBe("password");
        await administrator.DoAsync(HttpMethod.Post, "users", new { name = "Hired", role = "analyst" });
        await administrator.DoAsync(HttpMethod.Put, "users/Hired", new { role = "responder", is_disabled = true });
        server.Store.Audit(new() { Text = "Hired" }).Items.Select(e => $"{e.What} {e.On} {e.Detail}").ShouldBe(["change_user Hired role responder, disabled", "add_user Hired analyst"]);
        server.Store.VerifyAudit().Broken.ShouldBeNull();
    }

    [Fact]
    public async Task FailedSignInsAndTokensFromANewAddressOrPastTheirEndAreNoted()
    {
        using var visit = server.Visit();
        await visit.StatusAsync(HttpMethod.Post, "session", new { name = "no such person", password = "whatever it may be" });
        using var program = await server.ProgramAsync(Role.Viewer, 1, "incidents");
        await program.GetAsync("incidents");
        await program.GetAsync("incidents");
        (await program.StatusAsync(HttpMethod.Get, "alerts")).ShouldBe(HttpStatusCode.Forbidden);
        using var administrator = await server.VisitAsync("administrator");
        var entries = await administrator.AuditAsync(20);
        entries.ShouldContain("no such person sign_in refused");
        entries.Count(e => e == "administrator (token Viewer incidents) token_new_address done").ShouldBe(1);
        entries.ShouldContain("administrator (token Viewer incidents) list_alerts refused");
        var token = (await administrator.GetAsync("tokens")).GetProperty("items").EnumerateArray().First(t => t.GetProperty("name").GetString() == "Viewer incidents").GetProperty("token_id").GetString();
        await administrator.DoAsync(HttpMethod.Delete, $"tokens/{token}");
        (await program.StatusAsync(HttpMethod.Get, "incidents")).ShouldBe(HttpStatusCode.Unauthorized);
        (await administrator.AuditAsync(3)).ShouldContain("administrator (token Viewer incidents) token_refused refused");
    }

    [Fact]
    public async Task ATokenIsNeverMoreThanItsOwner()
    {
        server.Store.Add(SignedInServer.User("second", Role.Administrator));
        using var owner = await server.VisitAsync("second");
        var made = await owner.DoAsync(HttpMethod.Post, "tokens", new { name = "mine", role = "administrator" });
        using var program = new Visit(server.Url, made.GetProperty("token").GetString());
        (await program.StatusAsync(HttpMethod.Get, "audit")).ShouldBe(HttpStatusCode.OK);
        using var administrator = await server.VisitAsync("administrator");
        await administrator.DoAsync(HttpMethod.Put, "users/second", new { role = "viewer" });
        (await program.StatusAsync(HttpMethod.Get, "audit")).ShouldBe(HttpStatusCode.Forbidden);
        (await program.StatusAsync(HttpMethod.Get, "incidents")).ShouldBe(HttpStatusCode.OK);
        await administrator.DoAsync(HttpMethod.Put, "users/second", new { is_disabled = true });
        (await program.StatusAsync(HttpMethod.Get, "incidents")).ShouldBe(HttpStatusCode.Unauthorized);
        (await administrator.StatusAsync(HttpMethod.Post, "tokens", new { name = "odd", role = "viewer", scopes = new[] { "no such part" } })).ShouldBe(HttpStatusCode.BadRequest);
        (await administrator.StatusAsync(HttpMethod.Post, "tokens", new { name = "odd", role = "viewer", days = 366 })).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task NoSecretStandsInAnyAnswerLogOrFile()
    {
        const string Planted = "planted Passw0rd of nobody";
        server.Store.Add(SignedInServer.User("planter", Role.Administrator) with { PasswordHash = Passwords.Hash(Planted) });
        using var visit = await server.VisitAsync("planter", Planted);
        await visit.StatusAsync(HttpMethod.Post, "session", new { name = "planter", password = Planted + "!" });
        var token = (await visit.DoAsync(HttpMethod.Post, "tokens", new { name = "planted", role = "viewer" })).GetProperty("token").GetString()!;
        var handed = (await visit.DoAsync(HttpMethod.Post, "users", new { name = "planted", role = "viewer" })).GetProperty("password").GetString()!;
        using (var program = new Visit(server.Url, token)) await program.GetAsync("incidents");
        string[] secrets = [Planted, token, handed, visit.Secret, server.Store.User("planter")!.PasswordHash, server.Store.Tokens()[0].Hash];
        var answers = new StringBuilder();
        foreach (var path in new[] { "session", "users", "tokens", "audit?limit=500", "me/sessions", "status" }) answers.Append((await visit.GetAsync(path)).GetRawText());
        foreach (var secret in secrets)
        {
            secret.Length.ShouldBeGreaterThan(20);
            answers.ToString().ShouldNotContain(secret);
            server.Log.Text.ShouldNotContain(secret);
        }

        server.Log.Text.Length.ShouldBeGreaterThan(1000, "it logs at all");
        foreach (var file in Directory.EnumerateFiles(server.File("."), "access.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var text = await reader.ReadToEndAsync();
            foreach (var secret in secrets[..4]) text.ShouldNotContain(secret);
        }
    }
}
