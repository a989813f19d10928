using Shouldly;
using Windhover.Core.Memory;
using Windhover.Core.PatternOfLife;
using Xunit;

namespace Windhover.Tests.PatternOfLife;

public sealed class ValueProfilesTests
{
    private readonly Estate estate = new();

    [Fact]
    public void AnUnseenValueOfANewMachineIsJudgedByItsGroup()
    {
        var web = Group("web", 20, 443, 8080);
        var batch = Group("batch", 20, 5432, 9000);
        Days(5, web, 443, 8080);
        Days(5, batch, 5432, 9000);
        var fresh = estate.Machine("web-new", "web");
        var ofGroup = estate.Values.Judge(fresh, Estate.Port(443));
        var ofOthers = estate.Values.Judge(fresh, Estate.Port(9000));
        var ofNobody = estate.Values.Judge(fresh, Estate.Port(4444));
        (ofGroup.IsNew, ofGroup.PeersSeen, ofGroup.Peers).ShouldBe((true, 20, 20));
        ofOthers.PeersSeen.ShouldBe(0);
        ofGroup.Probability.ShouldBeGreaterThan(5 * ofNobody.Probability);
        ofGroup.Probability.ShouldBeGreaterThan(5 * ofOthers.Probability);
    }

    [Fact]
    public void ANewValueIsLessOddForWhoeverMeetsNewOnesAllTheTime()
    {
        var steady = estate.Machine("steady", "web");
        var restless = estate.Machine("restless", "web");
        for (var i = 0; i < 300; i++)
        {
            estate.Live(steady, Estate.Begin + i * Estate.Window, Estate.Port(443));
            estate.Live(restless, Estate.Begin + i * Estate.Window, Estate.Port(1000 + i));
        }

        estate.Values.Judge(restless, Estate.Port(9999)).Probability.ShouldBeGreaterThan(20 * estate.Values.Judge(steady, Estate.Port(9999)).Probability);
    }

    [Fact]
    public void ABurstInOneWindowCannotTeachNormality()
    {
        var machine = estate.Machine("web-1", "web");
        for (var i = 0; i < 144 * 4; i++) estate.Live(machine, Estate.Begin + i * Estate.Window, Estate.Port(443));
        var when = Estate.Begin + 4 * Estate.Day;
        var before = estate.Values.Judge(machine, Estate.Port(4444)).Probability;
        estate.Live(machine, when, [.. Enumerable.Repeat(Estate.Port(4444), 1000)]);
        var after = estate.Values.Judge(machine, Estate.Port(4444));
        after.IsNew.ShouldBeFalse();
        after.DaysSeen.ShouldBe(1);
        after.Probability.ShouldBeLessThan(before + 1);
        estate.Values.Judge(machine, Estate.Port(443)).Probability.ShouldBe(1);
        for (var i = 1; i < 3; i++) estate.Live(machine, when + i * Estate.Day, Estate.Port(4444));
        estate.Values.Judge(machine, Estate.Port(4444)).ShouldSatisfyAllConditions(n => n.DaysSeen.ShouldBe(3), n => n.Probability.ShouldBe(1));
    }

    [Fact]
    public void ARollOutIsNoOddity()
    {
        var web = Group("web", 20, 443);
        Days(5, web, 443);
        var alone = estate.Values.Judge(web[0], Estate.Port(7000));
        var together = estate.Values.Judge(web[0], Estate.Port(7000), alongside: 15);
        together.PeersSeen.ShouldBe(15);
        together.Probability.ShouldBeGreaterThanOrEqualTo(alone.Probability);
    }

    [Fact]
    public void AMachineWithTooManyValuesGivesUpTheOneItHasNotHadForLongest()
    {
        var machine = estate.Machine("scanner", "web");
        for (var i = 0; i < 1200; i++) estate.Live(machine, Estate.Begin + i * Estate.Window, Estate.Port(443), Estate.Port(1000 + i));
        estate.Values.Knows(machine, Estate.Port(443)).ShouldBeTrue();
        estate.Values.Knows(machine, Estate.Port(1000)).ShouldBeFalse();
        estate.Values.Knows(machine, Estate.Port(2199)).ShouldBeTrue();
        Enumerable.Range(1000, 1200).Count(p => estate.Values.Knows(machine, Estate.Port(p))).ShouldBe(1023);
    }

    [Fact]
    public void WhatWasLearnedComesBackFromItsSnapshot()
    {
        var web = Group("web", 6, 443, 8080);
        Days(2, web, 443, 8080);
        using var stream = new MemoryStream();
        estate.Values.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new ValueProfiles(estate.Entities);
        restored.Restore(new SnapshotReader(stream));
        foreach (var port in (int[])[443, 8080, 4444])
        {
            foreach (var machine in web) restored.Judge(machine, Estate.Port(port)).ShouldBe(estate.Values.Judge(machine, Estate.Port(port)));
        }
    }

    private int[] Group(string name, int size, params int[] ports)
    {
        var machines = Enumerable.Range(0, size).Select(i => estate.Machine($"{name}-{i}", name)).ToArray();
        foreach (var machine in machines) estate.Live(machine, Estate.Begin, [.. ports.Select(Estate.Port)]);
        return machines;
    }

    private void Days(int days, int[] machines, params int[] ports)
    {
        for (var i = 1; i < days * 24; i++)
        {
            foreach (var machine in machines) estate.Live(machine, Estate.Begin + i * Estate.Day / 24, [.. ports.Select(Estate.Port)]);
        }
    }
}
