using System.Text.Json;
using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Running;
using Xunit;

namespace Windhover.Tests.Running.Coverage;

public sealed class SilenceTests
{
    [Fact]
    public void AnAccountThatStopsWhileOthersGoOnRaisesAnAlert()
    {
        using var estate = Estate((Steady.First, 0, 96), (Steady.Second, 0, 72));
        var alert = Silences(estate).ShouldHaveSingleItem();
        alert.Entity.Name.ShouldBe($"source:aws.vpc-flow/{Steady.Second}");
        alert.Entity.Account.ShouldBe(Steady.Second);
        alert.Kind.ShouldBe(AlertKind.Model);
        alert.FirstTime.ShouldBe((Steady.Start + 72 * 3600 - 300 + 30) * 1000, "its last record");
        (alert.Time - alert.FirstTime).ShouldBeInRange(75 * 60_000, 90 * 60_000, "an hour and the fifteen minutes by which it may be late");
        alert.Attacks.ShouldContain(a => a.Technique == "T1562.008");
        alert.Evidence.ShouldHaveSingleItem().Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void SourcesThatEndTogetherRaiseNothing()
    {
        using var estate = Estate((Steady.First, 0, 96), (Steady.Second, 0, 95.5));
        Silences(estate).ShouldBeEmpty();
    }

    [Fact]
    public void ASourceWithTooLittleHistoryIsNotJudged()
    {
        using var estate = Estate((Steady.First, 0, 96), (Steady.Second, 0, 40));
        Silences(estate).ShouldBeEmpty();
    }

    [Fact]
    public void APauseThatIsUsualIsNoSilence()
    {
        using var estate = Estate(
            (Steady.First, 0, 24 * 12), (Steady.Second, 8, 18), (Steady.Second, 32, 42), (Steady.Second, 56, 66), (Steady.Second, 80, 90), (Steady.Second, 104, 114),
            (Steady.Second, 176, 186));
        Silences(estate).ShouldBeEmpty("nights and one weekend, over eight days");
    }

    [Fact]
    public void ASourceThatCameBackMayFallSilentAgain()
    {
        using var estate = Estate((Steady.First, 0, 144), (Steady.Second, 0, 72), (Steady.Second, 84, 120));
        var alerts = Silences(estate);
        alerts.Count.ShouldBe(2);
        alerts.Select(a => a.AlertId).ShouldBeUnique();
    }

    [Fact]
    public void AccountsThatStopTogetherAreOneAlert()
    {
        using var estate = Estate((Steady.First, 0, 72), (Steady.Second, 0, 72));
        estate.Put("other.log", Zeek(0, 96));
        var alert = Silences(estate).ShouldHaveSingleItem();
        alert.Entity.Name.ShouldBe("source:aws.vpc-flow");
        alert.Related.Select(r => r.Account).ShouldBe([Steady.First, Steady.Second]);
    }

    [Fact]
    public void OneRecordWithAFalseTimeSilencesNobody()
    {
        using var estate = Estate((Steady.First, 0, 96), (Steady.Second, 0, 96), (Steady.Second, 9000, 9000.01));
        Silences(estate).ShouldBeEmpty();
    }

    [Fact]
    public void LiveAndRestartedRunsFindTheSameSilence()
    {
        using var estate = new LiveEstate();
        for (var hour = 0; hour < 96; hour += 12)
        {
            using var run = estate.Run();
            estate.Put($"a{hour:000}.log", Steady.Lines(Steady.First, hour, hour + 12));
            if (hour < 72) estate.Put($"b{hour:000}.log", Steady.Lines(Steady.Second, hour, hour + 12));
            estate.Clock.Advance(TimeSpan.FromSeconds(6));
            run.Scan(default);
            if (hour == 84) run.Finish(default);
        }

        estate.Findings.Where(f => f.Contains("source-silent", StringComparison.Ordinal)).ShouldNotBeEmpty();
        estate.Findings.ShouldBe(estate.Analyzed());
    }

    private static LiveEstate Estate(params (string Account, double From, double To)[] parts)
    {
        var estate = new LiveEstate();
        for (var i = 0; i < parts.Length; i++) estate.Put($"{i}.log", Steady.Lines(parts[i].Account, parts[i].From, parts[i].To));
        return estate;
    }

    private static List<Alert> Silences(LiveEstate estate)
    {
        using var run = new AnalysisRun(LiveEstate.Sources, LiveEstate.Models, new RunOptions(), estate.Clock);
        return [.. run.Run([estate.Logs]).Alerts.Where(a => a.Model == "source-silent")];
    }

    private static string Zeek(int fromHour, int toHour) => string.Concat(Enumerable.Range(fromHour * 12, (toHour - fromHour) * 12).Select(i => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["ts"] = Steady.Start + i * 300.0,
        ["uid"] = $"C{i}",
        ["id.orig_h"] = "10.9.0.5",
        ["id.orig_p"] = 41822,
        ["id.resp_h"] = "10.9.1.9",
        ["id.resp_p"] = 443,
        ["proto"] = "tcp",
        ["duration"] = 1.5,
        ["orig_bytes"] = 10,
        ["resp_bytes"] = 20,
        ["conn_state"] = "SF",
    }) + "\n"));
}
