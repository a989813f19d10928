using System.Globalization;
using System.Text;
using Shouldly;
using Windhover.Core.PatternOfLife;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>A log that stalls for hours and catches up is no burst of traffic.</summary>
public sealed class LateRecordsTests
{
    private const int Machines = 12;
    private const int Days = 6;
    private const string Second = "device:eni-00000000000000001";
    private const long Start = 1_772_409_600;
    private const long Noon = Start + Days * 86_400L + 43_200;
    private readonly FedEngine fed = new();

    public LateRecordsTests() => fed.Feed("life.log", Life());

    [Fact]
    public void ABurstIsTold()
    {
        fed.Feed("burst.log", Burst(Noon));

        fed.Engine.Output.Alerts.ShouldContain(a => a.Entity.Id == Second);
    }

    [Fact]
    public void TheSameRecordsOfHoursAgoAreNone()
    {
        fed.Feed("now.log", Line(0, Noon, 9000));
        fed.Feed("late.log", Burst(Noon - 4 * 3600));

        fed.Sequencer.Tally.Sources.Values.Sum(s => s.Late).ShouldBeGreaterThan(2000, "they did come late");
        fed.Engine.Output.Alerts.ShouldBeEmpty();
    }

    [Fact]
    public void AWindowThatBringsOnlyLateRecordsTeachesNoNumber()
    {
        var before = fed.Engine.View.Describe(Second)!;
        for (var hour = 0; hour < 12; hour++)
        {
            fed.Feed($"now-{hour}.log", Line(0, Noon + hour * 3600, 9000));
            fed.Feed($"late-{hour}.log", Line(1, Noon - 7200, 9000));
        }

        var after = fed.Engine.View.Describe(Second)!;
        // What its peers did meanwhile moves it by a hair.
        Median(after, "bytes_out").ShouldBe(Median(before, "bytes_out"), 50);
        Median(after, "records").ShouldBe(Median(before, "records"), 0.01);
        after.Records.ShouldBe(before.Records + 12, "they count all the same");
    }

    private static double Median(EntityView view, string feature) => view.Numbers.Single(n => n.Feature == feature).Median;

    // Every machine talks to the database every two minutes, day and night.
    private static string Life()
    {
        var random = new Random(7);
        var text = new StringBuilder();
        for (var second = 0L; second < Days * 86_400L + 43_200; second += 120)
        {
            for (var machine = 0; machine < Machines; machine++) text.Append(Line(machine, Start + second, random.Next(4000, 16_000)));
        }

        return text.ToString();
    }

    private static string Burst(long from) => string.Concat(Enumerable.Range(0, 3000).Select(i => Line(1, from + i / 10, 400_000)));

    private static string Line(int machine, long start, int bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"2 123456789012 eni-{machine:x17} 10.0.0.{machine + 1} 10.1.0.9 {40_000 + start % 9000} 5432 6 12 {bytes} {start} {start + 30} ACCEPT OK\n");
}
