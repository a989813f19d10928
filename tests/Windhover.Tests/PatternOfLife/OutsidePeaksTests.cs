using Shouldly;
using Windhover.Core.Memory;
using Windhover.Core.PatternOfLife;
using Xunit;

namespace Windhover.Tests.PatternOfLife;

public sealed class OutsidePeaksTests
{
    private const long Hour = 3_600_000;
    private readonly OutsidePeaks peaks = new();

    [Fact]
    public void ABackupOfLastNightExplainsTheSameHourAndItsNeighboursOnly()
    {
        Send(day: 0, hour: 3, 6_000_000_000);
        Send(day: 1, hour: 0, 1_000);

        peaks.Of(7, 3).ShouldBe(6e9, 0.2e9);
        peaks.Of(7, 2).ShouldBe(6e9, 0.2e9);
        peaks.Of(7, 4).ShouldBe(6e9, 0.2e9);
        peaks.Of(7, 12).ShouldBe(0);
    }

    [Fact]
    public void WhatIsSentTodayExplainsNothingToday()
    {
        Send(day: 0, hour: 3, 1_000);
        Send(day: 1, hour: 12, 500_000_000);

        peaks.Of(7, 12).ShouldBe(0);
        Send(day: 2, hour: 0, 1_000);
        peaks.Of(7, 12).ShouldBe(5e8, 0.2e8);
    }

    [Fact]
    public void APeakThatDoesNotComeBackIsHalfForgottenInFourDays()
    {
        Send(day: 0, hour: 3, 8_000_000);
        for (var day = 1; day <= 5; day++) Send(day, hour: 20, 1);

        peaks.Of(7, 3).ShouldBe(4e6, 0.2e6);
    }

    [Fact]
    public void PeaksComeBackFromASnapshot()
    {
        Send(day: 0, hour: 3, 8_000_000);
        Send(day: 1, hour: 3, 1_000);
        using var stream = new MemoryStream();
        peaks.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new OutsidePeaks();
        restored.Restore(new SnapshotReader(stream));

        restored.Of(7, 3).ShouldBe(peaks.Of(7, 3));
        restored.Of(8, 3).ShouldBe(0);
    }

    private void Send(int day, int hour, long bytes)
    {
        var end = Estate.Begin + day * Estate.Day + hour * Hour + Estate.Window;
        peaks.Begin(7, end);
        peaks.Learn(7, end, bytes);
    }
}
