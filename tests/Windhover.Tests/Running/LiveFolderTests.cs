using Shouldly;
using Windhover.Core.Running;
using Xunit;

namespace Windhover.Tests.Running;

public sealed class LiveFolderTests
{
    private static readonly LiveOptions Careful = new() { LiveLag = TimeSpan.FromMinutes(1) };

    [Fact]
    public void AFileThatHasGrownIsReadOnFromWhereItStood()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run();
        var path = estate.Put("flow.log", FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z"));
        run.Scan(default);
        run.Status.Events.ShouldBe(1);
        File.AppendAllText(path, FlowLines.At("2026-03-19T10:05:00Z") + FlowLines.At("2026-03-19T10:06:00Z"));
        run.Scan(default);
        run.Status.Events.ShouldBe(3);
        run.Status.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public void AFileThatGrewWhileNobodyWatchedIsReadOnAfterARestart()
    {
        using var estate = new LiveEstate();
        string path;
        using (var run = estate.Run())
        {
            path = estate.Put("flow.log", FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z") + FlowLines.At("2026-03-19T10:01:00Z"));
            run.Finish(default);
        }

        File.AppendAllText(path, FlowLines.At("2026-03-19T12:05:00Z"));
        using var again = estate.Run();
        again.Scan(default);
        again.Status.Events.ShouldBe(3);
        again.Status.Sources.ShouldHaveSingleItem().Files.ShouldBe(1);
    }

    [Fact]
    public void AFileThatIsStillWrittenIsLeftAloneUntilItRests()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run(Careful);
        var path = estate.Put("flow.log", FlowLines.Header + "2 12345");
        run.Scan(default);
        File.WriteAllText(path, FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z"));
        run.Scan(default);
        run.Status.Lines.ShouldBe(0);
        run.Scan(default);
        run.Status.Events.ShouldBe(1);
        run.Status.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public void AFolderThatDoesNotExistYetIsWaitedFor()
    {
        using var estate = new LiveEstate();
        Directory.Delete(estate.Logs);
        using var run = estate.Run();
        run.Scan(default);
        run.Scan(default);
        estate.Log.ShouldHaveSingleItem().ShouldBe($"{estate.Logs} does not exist yet; waiting for it");
        estate.Put("a/b/flow.log", FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z"));
        run.Scan(default);
        run.Status.Events.ShouldBe(1);
        estate.Log.Count.ShouldBe(2);
    }

    [Fact]
    public void AFileInAFolderLongAtRestIsSeenAtOnce()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run();
        estate.Put("day/one.log", FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z"));
        for (var look = 0; look < 40; look++) run.Scan(default);
        estate.Put("day/two.log", FlowLines.Header + FlowLines.At("2026-03-19T10:01:00Z"));
        run.Scan(default);
        run.Status.Events.ShouldBe(2);
    }

    [Fact]
    public void GrowthInAFolderLongAtRestIsSeenWithinTenLooks()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run();
        var path = estate.Put("day/one.log", FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z"));
        for (var look = 0; look < 40; look++) run.Scan(default);
        File.AppendAllText(path, FlowLines.At("2026-03-19T10:01:00Z"));
        for (var look = 0; look < 10; look++) run.Scan(default);
        run.Status.Events.ShouldBe(2);
    }

    [Fact]
    public void ALinkThatLeadsBackIsNotFollowedForEver()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run();
        estate.Put("day/one.log", FlowLines.Header + FlowLines.At("2026-03-19T10:00:00Z"));
        Directory.CreateSymbolicLink(Path.Combine(estate.Logs, "day", "again"), estate.Logs);
        run.Scan(default);
        run.Status.Events.ShouldBe(1);
    }

    [Fact]
    public void OneRecordFromTheFutureDoesNotMakeAllOthersLate()
    {
        using var estate = new LiveEstate();
        using var run = estate.Run(LiveEstate.Options with { LiveLag = TimeSpan.FromMinutes(1) });
        estate.Put("a.log", FlowLines.Header + FlowLines.At("2026-03-19T23:00:00Z"));
        estate.Put("b.log", FlowLines.Header + FlowLines.At("2099-01-01T00:00:00Z"));
        run.Scan(default);
        estate.Put("c.log", FlowLines.Header + FlowLines.At("2026-03-20T00:30:00Z"));
        run.Scan(default);
        run.Finish(default);
        estate.Hours.Select(h => h.Hour).ShouldContain(new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds());
    }
}
