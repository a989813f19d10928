using System.Diagnostics;
using Shouldly;
using Windhover.Core.Access;
using Windhover.FunctionalTests.Collection;
using Windhover.Storage;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Access;

/// <summary>The program itself: serve asks for sign-in, and the command line lets the locked-out administrator in.</summary>
public sealed class CommandsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task ServeAsksForSignInPrintsTheLinkUntilItWasUsedAndRefusesOthers()
    {
        var config = ServeProcess.Configure(folder.Path, "");
        await using (var first = await ServeProcess.StartAsync(config))
        {
            first.Welcome.ShouldNotBeNull();
            using var stranger = new HttpClient { BaseAddress = first.Http.BaseAddress };
            (await stranger.GetAsync(new Uri("/api/v1/incidents", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.Unauthorized);
            (await first.GetAsync("/api/v1/status")).GetProperty("sign_in").GetBoolean().ShouldBeTrue();
        }

        await using var second = await ServeProcess.StartAsync(config);
        second.Welcome.ShouldBeNull();
        var (code, said) = await RunAsync("user", "list", "--data", folder.File("data"));
        code.ShouldBe(0);
        said.ShouldContain("Anna\tadministrator\tmay sign in");
    }

    [Fact]
    public async Task TheCommandLineLetsInWhoIsLockedOutAndSaysSoInTheAuditLog()
    {
        Directory.CreateDirectory(folder.File("data"));
        using (EmbeddedStores.OpenAccess(folder.File("data/access.db")))
        {
        }

        var (made, password) = await RunAsync("user", "add", "Anna", "--role", "administrator", "--data", folder.File("data"));
        made.ShouldBe(0, password);
        password.ShouldContain("Anna signs in with ");
        (await RunAsync("user", "add", "anna", "--data", folder.File("data"))).Code.ShouldBe(2);
        (await RunAsync("user", "disable", "Anna", "--data", folder.File("data"))).Code.ShouldBe(0);
        using (var store = EmbeddedStores.OpenAccess(folder.File("data/access.db")))
        {
            store.User("Anna")!.IsDisabled.ShouldBeTrue();
            store.Change("Anna", user => user with { TotpSecret = "closed", LockedUntil = long.MaxValue });
        }

        (await RunAsync("user", "reset", "Anna", "--codes", "--data", folder.File("data"))).Code.ShouldBe(0);
        using var after = EmbeddedStores.OpenAccess(folder.File("data/access.db"));
        after.User("Anna").ShouldSatisfyAllConditions(u => u!.IsDisabled.ShouldBeFalse(), u => u!.TotpSecret.ShouldBe(""), u => u!.LockedUntil.ShouldBeNull(), u => u!.MustChangePassword.ShouldBeTrue());
        after.Audit(new()).Items.Select(e => e.What).ShouldBe(["reset_user", "disable_user", "add_user"]);
        after.Audit(new()).Items.ShouldAllBe(e => e.Means == SignInMeans.CommandLine);
        (await RunAsync("user", "reset", "nobody", "--data", folder.File("data"))).Code.ShouldBe(2);
        (await RunAsync("user", "list", "--data", folder.File("nowhere"))).Code.ShouldBe(2);
    }

    [Fact]
    public async Task AuditVerifySaysTheFirstBrokenEntryAndEndsWithOne()
    {
        Directory.CreateDirectory(folder.File("data"));
        var path = folder.File("data/access.db");
        using (var store = EmbeddedStores.OpenAccess(path))
        {
            for (var i = 0; i < 4; i++) store.Note(new() { Time = i, Who = "anna", Means = SignInMeans.Password, What = "sign_in", Outcome = AuditOutcome.Done });
        }

        var (good, said) = await RunAsync("audit", "verify", "--data", folder.File("data"));
        good.ShouldBe(0, said);
        said.ShouldContain("4 entries hold");
        var hash = said.Trim().Split(' ')[^1];
        (await RunAsync("audit", "verify", "--expect", hash, "--data", folder.File("data"))).Code.ShouldBe(0);
        (await RunAsync("audit", "verify", "--expect", new string('a', 64), "--data", folder.File("data"))).Code.ShouldBe(1);
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var crime = connection.CreateCommand();
            crime.CommandText = "DROP TRIGGER audit_is_never_changed; UPDATE audit SET who = 'mallory' WHERE number = 3";
            crime.ExecuteNonQuery();
        }

        var (bad, told) = await RunAsync("audit", "verify", "--data", folder.File("data"));
        bad.ShouldBe(1);
        told.ShouldContain("entry 3 was changed");
        told.ShouldContain("2 entries before it hold");
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "windhover.dll"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }
}
