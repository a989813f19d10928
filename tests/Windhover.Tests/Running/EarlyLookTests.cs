using System.Globalization;
using System.Text;
using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Running;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>What is already too unusual is told within the minute, and again at the window's end only when it grew.</summary>
public sealed class EarlyLookTests
{
    private const int Machines = 12;
    private const int Days = 6;
    private const string Scanner = "device:eni-00000000000000001";
    private const long Start = 1_772_409_600;
    private const long Noon = Start + Days * 86_400L + 43_200;

    [Theory]
    [InlineData(EventBucket.Minute)]
    [InlineData(1000)]
    public void ABurstOfNewPeersIsToldWithinTwoMinutes(int slice)
    {
        var alerts = Run(slice, Scan(Noon + 60));

        var told = alerts.Where(a => a.Entity.Id == Scanner).ToList();
        told.Count.ShouldBeInRange(1, 2, "once more at the end at most, when the numbers say more");
        told.Select(a => a.AlertId).ShouldBeUnique();
        told[0].Time.ShouldBeInRange((Noon + 60) * 1000, (Noon + 240) * 1000);
        (told[0].Time % EventBucket.Minute).ShouldBe(0, "at a full minute of event time");
    }

    [Fact]
    public void SlicesOfASecondAndOfAMinuteTellTheSame() =>
        Run(1000, Scan(Noon + 60)).Select(a => (a.AlertId, a.Time, a.Score)).ShouldBe(Run(EventBucket.Minute, Scan(Noon + 60)).Select(a => (a.AlertId, a.Time, a.Score)));

    [Theory]
    [InlineData(EventBucket.Minute)]
    [InlineData(1000)]
    public void MuchThatGoesOutToANewPlaceIsToldWithinTwoMinutes(int slice)
    {
        var alerts = Run(slice, Upload([1], Noon + 60));

        var told = alerts.Where(a => a.Entity.Id == Scanner).ToList();
        told.Count.ShouldBeInRange(1, 2, "once more at the end at most");
        told[0].Time.ShouldBeInRange((Noon + 60) * 1000, (Noon + 240) * 1000);
        told[0].Contributions.Select(c => c.Feature).ShouldContain("rare_bytes_out");
        alerts.ShouldAllBe(a => a.Entity.Id == Scanner);
    }

    [Fact]
    public void MuchThatAWholeGroupSendsToOnePlaceIsNotToldAsVolume() =>
        Run(EventBucket.Minute, Upload([.. Enumerable.Range(0, Machines)], Noon + 60)).ShouldNotContain(a => a.Model == "learned.volume" || a.Contributions.Any(c => c.Feature == "rare_bytes_out"));

    [Fact]
    public void ASmallVolumeWaitsForTheEndOfItsWindow() =>
        Run(EventBucket.Minute, Line(1, Noon + 60, "203.0.113.77", 443, 900_000) + Line(1, Noon + 90, "203.0.113.77", 443, 50_000)).ShouldHaveSingleItem().Time.ShouldBe((Noon + 600) * 1000);

    [Fact]
    public void AnOrdinaryDayTellsNothing() => Run(EventBucket.Minute, Line(1, Noon + 60, "10.1.0.9", 5432)).ShouldBeEmpty();

    private static IReadOnlyList<Alert> Run(int slice, string after)
    {
        var fed = new FedEngine(new EngineOptions { Models = false }, slice);
        fed.Feed("life.log", Life() + after);
        return [.. fed.Engine.Output.Alerts];
    }

    // Every machine talks to the database every two minutes, day and night, until noon.
    private static string Life()
    {
        var text = new StringBuilder();
        for (var second = 0L; second < Days * 86_400L + 43_200; second += 120)
        {
            for (var machine = 0; machine < Machines; machine++) text.Append(Line(machine, Start + second, "10.1.0.9", 5432));
        }

        return text.ToString();
    }

    // The others go on while it scans: time goes on by what comes.
    private static string Scan(long from) => string.Concat(
        Enumerable.Range(0, 90).Select(i => (Start: from + i / 3, Text: Line(1, from + i / 3, $"10.7.{i}.9", 445)))
            .Concat(Enumerable.Range(0, 10).Select(i => (Start: Noon + i * 60, Text: Line(2, Noon + i * 60, "10.1.0.9", 5432))))
            .OrderBy(l => l.Start).Select(l => l.Text));

    // Two minutes of five megabytes a second.
    private static string Upload(int[] machines, long from) => string.Concat(
        Enumerable.Range(0, 12).SelectMany(i => machines.Select(m => (Start: from + i * 10, Text: Line(m, from + i * 10, "203.0.113.77", 443, 50_000_000))))
            .Concat(Enumerable.Range(0, 10).Select(i => (Start: Noon + i * 60, Text: Line(2, Noon + i * 60, "10.1.0.9", 5432))))
            .OrderBy(l => l.Start).Select(l => l.Text));

    private static string Line(int machine, long start, string to, int port, long bytes = 0) =>
        string.Create(CultureInfo.InvariantCulture, $"2 123456789012 eni-{machine:x17} 10.0.0.{machine + 1} {to} {40_000 + start % 9000} {port} 6 12 {(bytes > 0 ? bytes : 4000 + start % 700)} {start} {start + 9} ACCEPT OK\n");
}
