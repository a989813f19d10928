using Shouldly;
using Windhover.Core.Memory;
using Windhover.Core.Scoring;
using Xunit;

namespace Windhover.Tests.Scoring;

/// <summary>Two clocks for what a device sends in a day.</summary>
public sealed class DriftWatchTests
{
    private const long Day = 86_400_000;
    private const long Begin = 1_772_409_600_000;
    private readonly DriftWatch watch = new();
    private readonly Random noise = new(5);
    private int day;

    [Fact]
    public void ARampOfFivePercentADayShowsBeforeTenTimes()
    {
        Live(14, _ => 60e6);

        var shown = Live(48, n => 60e6 * Math.Pow(1.05, n));

        shown.ShouldNotBeNull();
        Math.Pow(1.05, shown.Value).ShouldBeLessThan(10);
        watch.Of(0, out var now, out var before).ShouldBeGreaterThan(0);
        now.ShouldBeGreaterThan(2 * before);
    }

    [Fact]
    public void ABusinessThatGrowsTwoPercentADayForAMonthDoesNot()
    {
        Live(14, _ => 60e6);

        Live(30, n => 60e6 * Math.Pow(1.02, n)).ShouldBeNull();
    }

    [Fact]
    public void DaysThatDifferByMuchAreNoRamp() => Live(60, n => n % 7 >= 5 ? 1e6 : 60e6 * (0.3 + 2 * noise.NextDouble())).ShouldBeNull();

    [Fact]
    public void SmallChangeIsNone()
    {
        Live(14, _ => 10_000);

        Live(48, n => 10_000 * Math.Pow(1.05, n)).ShouldBeNull("nobody takes anything away in kilobytes");
    }

    [Fact]
    public void AWatchThatWasWrittenDownGoesOnAsBefore()
    {
        Live(14, _ => 60e6);
        Live(40, n => 60e6 * Math.Pow(1.05, n));
        using var stream = new MemoryStream();
        watch.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new DriftWatch();
        restored.Restore(new SnapshotReader(stream));

        restored.Of(0, out var now, out var before).ShouldBe(watch.Of(0, out var nowBefore, out var beforeBefore));
        (now, before).ShouldBe((nowBefore, beforeBefore));
    }

    // The first day on which it is worth an alert by itself (12 bits), counted from the beginning of this piece.
    private int? Live(int days, Func<int, double> bytes)
    {
        int? first = null;
        for (var n = 0; n < days; n++, day++)
        {
            var end = Begin + day * Day + 600_000;
            watch.Begin(0, end);
            if (watch.Of(0, out _, out _) >= 12) first ??= n;
            watch.Learn(0, end, (long)(bytes(n) * (0.9 + 0.2 * noise.NextDouble())));
        }

        return first;
    }
}
