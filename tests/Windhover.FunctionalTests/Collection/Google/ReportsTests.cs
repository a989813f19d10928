using System.Globalization;
using Shouldly;
using Windhover.FunctionalTests.Collection.Azure;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Google;

/// <summary>Activities that show up late, polled from a peer that checks what is sent.</summary>
public sealed class ReportsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task AnActivityThatShowsUpLateLandsOnceAlsoAcrossARestart()
    {
        using var folder = new TemporaryFolder();
        await using var peer = await GooglePeer.StartAsync();
        for (var number = 0; number < 40; number++) Show(peer, number, Now.AddMinutes(-number * 10));
        await using (var run = Run(folder, peer, Now).Start())
        {
            await run.UntilAsync(() => run.Status.Objects == 40);
            peer.FailNext = 2;
            Show(peer, 40, Now.AddMinutes(-170));
            await run.UntilAsync(() => run.Status.Objects == 41);
        }

        Show(peer, 41, Now.AddMinutes(-100));
        await using (var run = Run(folder, peer, Now.AddMinutes(5)).Start())
        {
            await run.UntilAsync(() => run.Status.Objects == 1);
            var lines = run.Files.SelectMany(File.ReadAllLines).ToArray();
            lines.Length.ShouldBe(42);
            lines.Distinct(StringComparer.Ordinal).Count().ShouldBe(42);

            // The oldest first, though the API gives the newest first.
            lines[0].ShouldContain("\"uniqueQualifier\":\"39\"");
        }

        var claim = peer.Assertions.First();
        claim.GetProperty("sub").GetString().ShouldBe("admin@acme.example");
        claim.GetProperty("scope").GetString().ShouldBe("https://www.googleapis.com/auth/admin.reports.audit.readonly");
    }

    private static void Show(GooglePeer peer, int number, DateTimeOffset time) => peer.Shown.Enqueue((time, string.Create(CultureInfo.InvariantCulture,
        $$$"""{"kind":"admin#reports#activity","id":{"time":"{{{time:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}}","uniqueQualifier":"{{{number}}}","applicationName":"login","customerId":"C1"},"actor":{"email":"a@acme.example"},"events":[{"type":"login","name":"login_success"}]}""")));

    private static CollectorRun Run(TemporaryFolder folder, GooglePeer peer, DateTimeOffset now) => new(folder.Path, "gworkspace.reports", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["applications"] = "login", ["subject"] = "admin@acme.example", ["credentials"] = peer.Credentials, ["endpoint"] = peer.Address, ["every_seconds"] = "10",
    }, new StandingClock(now));
}
