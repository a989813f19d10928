using Shouldly;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

public class ThresholdTests
{
    private const string When = "{ field: operation, is: Get }";
    private static readonly string Three = Run.Yaml(When, more: "threshold: { count: 3, within: 1m, by: actor }");
    private static readonly string ThreeDifferent = Run.Yaml(When, more: "threshold: { count: 3, within: 1m, by: actor, distinct: resource }");

    [Fact]
    public void AModelFiresWhenEnoughRecordsFallIntoTheSpan()
    {
        var run = new Run(Three);
        run.Feed("Get", 0).ShouldBeFalse();
        run.Feed("Get", 20).ShouldBeFalse();
        run.Feed("Get", 59).ShouldBeTrue();
        var hit = run.Hits.Single();
        hit.Count.ShouldBe(3);
        hit.FirstTime.ShouldBe(0);
        hit.Time.ShouldBe(59_000);
        hit.Key.ShouldBe("alice");
        hit.Records.Select(r => r.Record.Offset).ShouldBe([0, 20, 59]);
    }

    [Fact]
    public void RecordsThatLeftTheSpanDoNotCount()
    {
        var run = new Run(Three);
        foreach (var second in new[] { 0, 40, 60, 100, 120, 160 }) run.Feed("Get", second).ShouldBeFalse($"at {second}");
        run.Feed("Get", 170).ShouldBeTrue();
    }

    [Fact]
    public void KeysAreCountedApart()
    {
        var run = new Run(Three);
        foreach (var second in new[] { 0, 1 })
        {
            run.Feed("Get", second, "alice").ShouldBeFalse();
            run.Feed("Get", second, "bob").ShouldBeFalse();
        }

        run.Feed("Get", 2, "bob").ShouldBeTrue();
        run.Hits.Single().Key.ShouldBe("bob");
    }

    [Fact]
    public void RecordsOutOfOrderCountByTheirOwnTime()
    {
        var run = new Run(Three);
        run.Feed("Get", 50).ShouldBeFalse();
        run.Feed("Get", 10).ShouldBeFalse();
        run.Feed("Get", 30).ShouldBeTrue();
        run.Hits.Single().Records.Select(r => r.Time).ShouldBe([10_000, 30_000, 50_000]);
        run.Hits.Single().FirstTime.ShouldBe(10_000);
    }

    [Fact]
    public void ARecordOlderThanTheSpanChangesNothing()
    {
        var run = new Run(Three);
        run.Feed("Get", 100);
        run.Feed("Get", 101);
        run.Feed("Get", 30).ShouldBeFalse();
        run.Feed("Get", 102).ShouldBeTrue();
    }

    [Fact]
    public void AfterAHitTheKeyIsSilentForOneSpan()
    {
        var run = new Run(Three);
        for (var second = 0; second < 62; second++) run.Feed("Get", second);
        run.Hits.Count.ShouldBe(1, "from 2 s to 62 s it is silent");
        run.Feed("Get", 62).ShouldBeFalse();
        run.Feed("Get", 63).ShouldBeFalse();
        run.Feed("Get", 64).ShouldBeTrue("the silence ended at 62 s and three records came since");
    }

    [Fact]
    public void ACountOfOneSaysItOnceASpan()
    {
        var run = new Run(Run.Yaml(When, more: "threshold: { count: 1, within: 1h, by: actor }"));
        for (var second = 0; second < 3600; second += 60) run.Feed("Get", second).ShouldBe(second == 0);
        run.Feed("Get", 3600).ShouldBeTrue();
    }

    [Fact]
    public void DifferentValuesCountOnce()
    {
        var run = new Run(ThreeDifferent);
        bool Get(long second, string resource) => run.Feed("Get", second, more: s => s.Activity.Resource = s.Text(resource));
        for (var second = 0; second < 20; second++) Get(second, second % 2 == 0 ? "a" : "b").ShouldBeFalse();
        run.Feed("Get", 20).ShouldBeFalse("a record without the value cannot be told apart");
        Get(21, "c").ShouldBeTrue();
        run.Hits.Single().Distinct.ShouldBe(3);
        run.Hits.Single().Count.ShouldBe(21);
        run.Hits.Single().FirstTime.ShouldBe(0);
    }

    [Fact]
    public void EachValueOfAListCounts()
    {
        var run = new Run(Run.Yaml(When, more: "threshold: { count: 3, within: 1m, by: actor, distinct: raw.names }"));
        run.Feed("Get", 0, raw: [("names", "a"), ("names", "b")]).ShouldBeFalse();
        run.Feed("Get", 1, raw: [("names", "b"), ("names", "c")]).ShouldBeTrue();
    }

    [Fact]
    public void ARecordWithoutAKeyIsNotCounted()
    {
        var run = new Run(Run.Yaml(When, more: "threshold: { count: 1, within: 1m, by: [actor, source_address] }"));
        run.Feed("Get", 0).ShouldBeFalse();
        run.Feed("Get", 0, more: s => s.Activity.SourceAddress = Address.Parse("192.0.2.1")).ShouldBeTrue();
        run.Hits.Single().Key.ShouldBe("alice, 192.0.2.1");
    }

    [Fact]
    public void TheLastTwentyRecordsAreNamed()
    {
        var run = new Run(Run.Yaml(When, more: "threshold: { count: 30, within: 1m, by: actor }"));
        for (var second = 0; second < 30; second++) run.Feed("Get", second);
        run.Hits.Single().Records.Select(r => r.Record.Offset).ShouldBe(Enumerable.Range(10, 20).Select(i => (long)i));
        run.Hits.Single().Count.ShouldBe(30);
    }

    [Fact]
    public void WhatWasCountedSurvivesARestart()
    {
        var run = new Run(ThreeDifferent);
        bool Get(long second, string resource) => run.Feed("Get", second, more: s => s.Activity.Resource = s.Text(resource));
        Get(0, "a");
        Get(1, "b");
        var state = run.Save();
        run.Restore(state);
        run.Save().ShouldBe(state);
        Get(2, "b").ShouldBeFalse();
        Get(3, "c").ShouldBeTrue();
        run.Hits.Single().Records.Select(r => r.Record.Offset).ShouldBe([0, 2, 3]);
        run.Restore(run.Save());
        foreach (var resource in new[] { "d", "e", "f" }) Get(4, resource).ShouldBeFalse("the silence survives too");
    }

    [Fact]
    public void TheStateDoesNotDependOnTheOrderInWhichKeysCame()
    {
        var first = new Run(Three);
        var second = new Run(Three);
        foreach (var actor in new[] { "a", "b", "c", "d" }) first.Feed("Get", 1, actor);
        foreach (var actor in new[] { "d", "b", "a", "c" }) second.Feed("Get", 1, actor);
        second.Save().ShouldBe(first.Save());
    }

    [Fact]
    public void AModelThatWasEditedCountsAnew()
    {
        var run = new Run(Three);
        run.Feed("Get", 0);
        run.Feed("Get", 1);
        var state = run.Save();
        var edited = new Run(Three.Replace("Because.", "Because of something else.", StringComparison.Ordinal));
        edited.Restore(state);
        edited.Feed("Get", 2).ShouldBeFalse();
    }

    [Fact]
    public void TooManyKeysPushOutThoseThatWereSilentLongest()
    {
        var run = new Run(Three, mostKeys: 10);
        run.Feed("Get", 1, "old");
        run.Feed("Get", 2, "old");
        for (var i = 0; i < 9; i++) run.Feed("Get", 10 + i, "actor-" + i);
        run.Feed("Get", 20, "one too many");
        run.Feed("Get", 21, "old").ShouldBeFalse("it was pushed out and starts anew");
        run.Feed("Get", 22, "actor-8");
        run.Feed("Get", 23, "actor-8").ShouldBeTrue("it stayed");
    }
}
