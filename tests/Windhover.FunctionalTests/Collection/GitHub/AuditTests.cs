using System.Text.Json;
using Shouldly;
using Windhover.FunctionalTests.Analyze;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.GitHub;

/// <summary>Audit events that show up late, polled from a peer that checks what is sent.</summary>
public sealed class AuditTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task EachEventCountsOnceThoughItIsLateOrTheCollectionDiesBeforeItKeptItsPlace()
    {
        using var folder = new TemporaryFolder();
        await using var elsewhere = await Bystander.StartAsync();
        await using var peer = await AuditPeer.StartAsync(elsewhere.Address);
        for (var number = 0; number < 350; number++) peer.Show(Now.AddMinutes(-number), number);
        peer.Limit(answer => answer.StatusCode = 500);
        peer.Limit(answer => answer.StatusCode = 401);
        await using (var run = Run(folder, peer, Now).Start())
        {
            await run.UntilAsync(() => run.Status.Objects == 350);
            run.Status.Retries.ShouldBe(2, run.Status.ToString());

            // Both are younger than the overlap, one older than what came.
            peer.Show(Now.AddMinutes(-14).AddSeconds(7), 350);
            peer.Show(Now.AddSeconds(-1), 351);
            await run.UntilAsync(() => run.Status.Objects == 352);
        }

        // A crash behind the page that landed and before its place was kept leaves the place of the page before.
        var cursor = folder.File("c/cursors/orgs-contoso");
        var kept = await File.ReadAllBytesAsync(cursor);
        for (var number = 352; number < 360; number++) peer.Show(Now.AddMinutes(1).AddSeconds(number), number);
        await using (var run = Run(folder, peer, Now.AddMinutes(9)).Start()) await run.UntilAsync(() => run.Status.Objects == 8);
        await File.WriteAllBytesAsync(cursor, kept);
        peer.Show(Now.AddMinutes(8), 360);
        await using (var run = Run(folder, peer, Now.AddMinutes(9)).Start()) await run.UntilAsync(() => run.Status.Objects == 9);

        var lines = Directory.GetFiles(folder.File("c/streams/orgs-contoso")).Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines).ToArray();
        lines.Length.ShouldBe(361 + 8, "those that came again after the crash");
        lines.Distinct(StringComparer.Ordinal).Count().ShouldBe(361);
        lines[0].ShouldContain($"\"_document_id\":\"Doc_{349:D21}\"");
        peer.Breaches.ShouldBeEmpty();
        elsewhere.Asked.ShouldBe(0);

        // What lies in the spool is what the engine counts: the eight that came twice, once.
        var result = AnalyzeProcess.Run("analyze", folder.File("c/streams"), "--out", folder.File("out"));
        result.ExitCode.ShouldBe(0, result.ToString());
        using var stats = JsonDocument.Parse(await File.ReadAllTextAsync(folder.File("out/stats.json")));
        stats.RootElement.GetProperty("events").GetProperty("total").GetInt64().ShouldBe(361, stats.RootElement.ToString());
        stats.RootElement.GetProperty("ignored").GetProperty("total").GetInt64().ShouldBe(8);
        stats.RootElement.GetProperty("dead_letters").GetProperty("total").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task EachKindOfLimitIsWaitedForAndNoneIsTakenForAMissingPermission()
    {
        using var folder = new TemporaryFolder();
        await using var elsewhere = await Bystander.StartAsync();
        await using var peer = await AuditPeer.StartAsync(elsewhere.Address, "/api/v3");
        peer.Show(Now.AddMinutes(-1), 1);
        peer.Limit(answer => (answer.StatusCode, answer.Headers.RetryAfter) = (403, "40"));
        peer.Limit(answer => (answer.StatusCode, answer.Headers["X-RateLimit-Remaining"], answer.Headers["X-RateLimit-Reset"]) = (429, "0", $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds() + 30}"));
        peer.Limit(answer => answer.StatusCode = 403);
        var clock = new WaitingClock(Now);
        await using var run = Run(folder, peer, clock).Start();
        await run.UntilAsync(() => run.Status.Objects == 1);
        run.Status.Retries.ShouldBe(3, run.Status.ToString());
        var waits = clock.Waits.Where(w => w > TimeSpan.FromSeconds(5) && w != WaitingClock.Call).Take(3).ToArray();
        waits[0].ShouldBe(TimeSpan.FromSeconds(40));
        waits[1].ShouldBeInRange(TimeSpan.FromSeconds(28), TimeSpan.FromSeconds(32));
        waits[2].ShouldBe(TimeSpan.FromMinutes(1));
        peer.Breaches.ShouldBeEmpty();
    }

    [Fact]
    public async Task TheTestShowsThreeEventsOrSaysWhichTokenIsNeeded()
    {
        using var folder = new TemporaryFolder();
        await using var elsewhere = await Bystander.StartAsync();
        await using var peer = await AuditPeer.StartAsync(elsewhere.Address);
        for (var number = 0; number < 9; number++) peer.Show(Now.AddMinutes(number), number);
        var config = ServeProcess.Configure(folder.Path, $"collections:\n  - name: github\n    collector: github.audit\n    organisations: contoso\n    token: {AuditPeer.Token}\n    endpoint: {peer.Address}\n");
        var working = await SourceTest.RunAsync(config, "github");
        working.ExitCode.ShouldBe(0, working.Said);
        foreach (var number in new[] { 6, 7, 8 }) working.Said.ShouldContain($"repo.create  Success  contoso/r{number}");

        peer.Hides = true;
        var hidden = await SourceTest.RunAsync(config, "github");
        hidden.ExitCode.ShouldBe(1, hidden.Said);
        hidden.Said.ShouldContain("Not Found");
        hidden.Said.ShouldContain("the scope read:audit_log");
        peer.Breaches.ShouldBeEmpty();
    }

    private static CollectorRun Run(TemporaryFolder folder, AuditPeer peer, DateTimeOffset now) => Run(folder, peer, new WaitingClock(now));

    private static CollectorRun Run(TemporaryFolder folder, AuditPeer peer, TimeProvider clock) => new(folder.Path, "github.audit", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["organisations"] = "contoso", ["token"] = AuditPeer.Token, ["endpoint"] = peer.Address, ["every_seconds"] = "5",
    }, clock);
}
