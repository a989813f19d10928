using Shouldly;
using Windhover.Core.Memory;
using Windhover.Core.Scoring;
using Windhover.Tests.PatternOfLife;
using Xunit;

namespace Windhover.Tests.Scoring;

public sealed class SlowLookTests
{
    private const int Machines = 50;
    private readonly SlowLook slow = new();

    [Fact]
    public void NothingIsSaidBeforeFiftyDaysOfDevicesAreKnown()
    {
        Live(days: 1);

        slow.Probability(20).ShouldBe(1);
    }

    [Fact]
    public void ADayUnlikeAnySeenIsAsRareAsTheDaysSeenAreMany()
    {
        Live(days: 9);

        // Eight days of fifty devices are over; they fade a little.
        slow.Probability(20).ShouldBeInRange(1.0 / 410, 1.0 / 300);
        slow.PerDay.ShouldBe(Machines);
    }

    [Fact]
    public void WhatGoesOnForDaysCountsOnce()
    {
        Live(days: 5, busy: 1);
        var once = slow.Probability(15);
        var other = new SlowLook();
        Live(other, days: 5, busy: 5);

        once.ShouldBeInRange(1.5 / 210, 2.1 / 150);
        other.Probability(15).ShouldBeGreaterThan(2 * once);
    }

    [Fact]
    public void WhatBelongsToAnAlertIsClippedNotLeftOut()
    {
        Live(slow, days: 9, busy: 5, alerted: true);

        slow.Probability(15).ShouldBeLessThan(1.0 / 300);
        slow.Probability(11).ShouldBeGreaterThan(4.0 / 410);
    }

    [Fact]
    public void TheWindowThatRaisesTheAlertIsClippedToo()
    {
        Live(days: 9);
        var end = Estate.Begin + (9 * 144 + 1) * Estate.Window;
        slow.Note(0, 16, alerted: false, end);
        slow.Clip(0);
        slow.Note(1, 16, alerted: false, end);
        for (var machine = 0; machine < Machines; machine++) slow.Note(machine, 0, alerted: false, end + 144 * Estate.Window);

        // Only one of the two days is above the clip.
        slow.Probability(15).ShouldBeLessThan(2.1 / 350);
        slow.Probability(11).ShouldBeGreaterThan(2.9 / 450);
    }

    [Fact]
    public void ItComesBackFromASnapshot()
    {
        Live(days: 9, busy: 2);
        using var stream = new MemoryStream();
        slow.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new SlowLook();
        restored.Restore(new SnapshotReader(stream));

        restored.Probability(15).ShouldBe(slow.Probability(15));
        restored.PerDay.ShouldBe(slow.PerDay);
    }

    private void Live(int days, int busy = 0) => Live(slow, days, busy);

    // The first machines of the row show sixteen bits on every day, the others nothing.
    private static void Live(SlowLook look, int days, int busy, bool alerted = false)
    {
        for (var window = 0; window < days * 24; window++)
        {
            var end = Estate.Begin + (window * 6 + 1) * Estate.Window;
            for (var machine = 0; machine < Machines; machine++) look.Note(machine, machine < busy ? 16 : 0, alerted, end);
        }
    }
}
