using Shouldly;
using Windhover.Core.Memory;
using Windhover.Core.PatternOfLife;
using Xunit;

namespace Windhover.Tests.PatternOfLife;

public sealed class NumberProfilesTests
{
    private readonly Estate estate = new();
    private readonly NumberProfiles numbers;

    public NumberProfilesTests() => numbers = new NumberProfiles(estate.Entities);

    [Fact]
    public void WhatIsUsualByDayIsUnusualByNight()
    {
        var machine = estate.Machine("web-1", "web");
        Learn(machine, 14, hour => hour is >= 8 and < 20 ? 100e6 : 1e6);
        Z(machine, 100e6, 12).ShouldBeLessThan(1.5);
        Z(machine, 100e6, 3).ShouldBeGreaterThan(3);
        Z(machine, 1e6, 3).ShouldBeLessThan(1.5);
        var (_, day, _, _, _) = numbers.Range(machine, Signal.BytesOut, 12);
        var (_, night, _, _, _) = numbers.Range(machine, Signal.BytesOut, 3);
        day.ShouldBeInRange(50e6, 200e6);
        night.ShouldBeInRange(0.5e6, 2e6);
    }

    [Fact]
    public void OneHugeWindowPullsOnlyALittle()
    {
        var machine = estate.Machine("web-1", "web");
        Learn(machine, 7, _ => 1e6);
        var before = Z(machine, 1e9, 12);
        before.ShouldBeGreaterThan(4);
        numbers.Learn(machine, Signal.BytesOut, 1e12, 12);
        Z(machine, 1e9, 12).ShouldBeInRange(before * 0.6, before);
        numbers.Range(machine, Signal.BytesOut, 12).Median.ShouldBeInRange(0.5e6, 2e6);
    }

    [Fact]
    public void AChangeThatStaysIsLearned()
    {
        var machine = estate.Machine("web-1", "web");
        Learn(machine, 7, _ => 1e6);
        Z(machine, 64e6, 12).ShouldBeGreaterThan(3);
        Learn(machine, 21, _ => 64e6);
        Z(machine, 64e6, 12).ShouldBeLessThan(1.5);
    }

    [Fact]
    public void ANewMachineStartsFromItsPeers()
    {
        for (var i = 0; i < 5; i++)
        {
            Learn(estate.Machine($"web-{i}", "web"), 5, _ => 1e6);
            Learn(estate.Machine($"batch-{i}", "batch"), 5, _ => 1e9);
        }

        var web = estate.Machine("web-new", "web");
        var batch = estate.Machine("batch-new", "batch");
        Z(web, 1e9, 12).ShouldBeGreaterThan(4);
        Z(batch, 1e9, 12).ShouldBeLessThan(1);
        numbers.Judge(web, Signal.BytesOut, 1e6, 12).Weight.ShouldBe(0);
    }

    [Fact]
    public void WhatWasLearnedComesBackFromItsSnapshot()
    {
        var machine = estate.Machine("web-1", "web");
        Learn(machine, 3, hour => 1e6 * (1 + hour));
        using var stream = new MemoryStream();
        numbers.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new NumberProfiles(estate.Entities);
        restored.Restore(new SnapshotReader(stream));
        for (var hour = 0; hour < 24; hour++) restored.Judge(machine, Signal.BytesOut, 5e6, hour).ShouldBe(numbers.Judge(machine, Signal.BytesOut, 5e6, hour));
    }

    private double Z(int machine, double value, int hour) => numbers.Judge(machine, Signal.BytesOut, value, hour).Z;

    // Windows of ten minutes with a spread of about a third.
    private void Learn(int machine, int days, Func<int, double> level)
    {
        var random = new Random(machine + days);
        for (var i = 0; i < days * 144; i++)
        {
            var hour = i / 6 % 24;
            numbers.Learn(machine, Signal.BytesOut, level(hour) * Math.Exp(0.3 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)), hour);
        }
    }
}
