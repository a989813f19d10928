using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Collection.Okta;

/// <summary>The System Log, followed from page to page at a peer that checks what is sent.</summary>
public sealed class SystemLogTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ItGoesOnWhereItWasAcrossPagesLimitsAndARestartAndCarriesItsTokenNowhereElse()
    {
        using var folder = new TemporaryFolder();
        await using var elsewhere = await Bystander.StartAsync();
        await using var peer = await OktaPeer.StartAsync(elsewhere.Address);
        for (var number = 0; number < 45; number++) peer.Shown.Enqueue(number);
        peer.LimitNext = 2;
        var clock = new WaitingClock(Now);
        await using (var run = Run(folder, peer, clock).Start())
        {
            await run.UntilAsync(() => run.Status.Objects == 45);
            run.Status.Retries.ShouldBe(2, run.Status.ToString());

            // It waits for the second that the provider names, not for its own idea of it.
            foreach (var wait in clock.Waits.Where(w => w > TimeSpan.FromSeconds(5) && w != WaitingClock.Call).Take(2)) wait.ShouldBeInRange(TimeSpan.FromSeconds(18), TimeSpan.FromSeconds(22));
            peer.Shown.Enqueue(45);
            await run.UntilAsync(() => run.Status.Objects == 46);
        }

        for (var number = 46; number < 60; number++) peer.Shown.Enqueue(number);
        await using (var run = Run(folder, peer, clock).Start()) await run.UntilAsync(() => run.Status.Objects == 14);

        // A crash between a page that landed and its place: the page lands again, and its events have ids to be known by.
        var cursor = folder.File("c/cursors/next");
        await File.WriteAllTextAsync(cursor, (await File.ReadAllTextAsync(cursor)).Replace("after=60", "after=56", StringComparison.Ordinal));
        await using (var run = Run(folder, peer, clock).Start()) await run.UntilAsync(() => run.Status.Objects == 4);
        var lines = Directory.GetFiles(folder.File("c/streams/system-log")).Order(StringComparer.Ordinal).SelectMany(File.ReadAllLines).ToArray();
        lines.ShouldBe([.. Enumerable.Range(0, 60).Select(OktaPeer.Json), .. Enumerable.Range(56, 4).Select(OktaPeer.Json)]);
        peer.Since.ShouldHaveSingleItem().ShouldBe("2026-03-01T10:00:00.000Z");
        peer.Places.Take(6).ShouldBe([0, 10, 20, 30, 40, 45]);
        peer.Breaches.ShouldBeEmpty();
        elsewhere.Asked.ShouldBe(0);
    }

    [Fact]
    public async Task TheTestShowsTheNewestEventsOrSaysWhichRoleIsMissing()
    {
        using var folder = new TemporaryFolder();
        await using var elsewhere = await Bystander.StartAsync();
        await using var peer = await OktaPeer.StartAsync(elsewhere.Address);
        for (var number = 0; number < 9; number++) peer.Shown.Enqueue(number);
        var config = ServeProcess.Configure(folder.Path, $"collections:\n  - name: okta\n    collector: okta.system-log\n    organisation: {peer.Address}\n    token: {OktaPeer.Token}\n");
        var working = await SourceTest.RunAsync(config, "okta");
        working.ExitCode.ShouldBe(0, working.Said);
        foreach (var number in new[] { 6, 7, 8 }) working.Said.ShouldContain($"u{number}@contoso.example  user.session.start  Success");

        peer.Refuses = true;
        var refused = await SourceTest.RunAsync(config, "okta");
        refused.ExitCode.ShouldBe(1, refused.Said);
        refused.Said.ShouldContain("E0000011: Invalid token provided");
        refused.Said.ShouldContain("Read-only Administrator");
    }

    private static CollectorRun Run(TemporaryFolder folder, OktaPeer peer, TimeProvider clock) => new(folder.Path, "okta.system-log", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["organisation"] = peer.Address, ["token"] = OktaPeer.Token, ["every_seconds"] = "5",
    }, clock);
}
