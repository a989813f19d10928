using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

public class SequenceTests
{
    private static readonly string Abc = Yaml("""
        - { name: a, when: { field: operation, is: A } }
        - { name: b, when: { field: operation, is: B } }
        - { name: c, when: { field: operation, is: C } }
        """);

    private static readonly string ThreeThenOne = Yaml("""
        - { name: tries, count: 3, when: { field: operation, is: Try } }
        - { name: success, when: { field: operation, is: Enter } }
        """);

    private static readonly string Moved = Yaml("""
        - { name: there, when: { field: operation, is: A } }
        - { name: elsewhere, changed: source_address, when: { field: operation, is: B } }
        """);

    [Fact]
    public void AModelFiresWhenTheStepsHappenInOrder()
    {
        var run = new Run(Abc);
        run.Feed("A", 0).ShouldBeFalse();
        run.Feed("B", 20).ShouldBeFalse();
        run.Feed("X", 30).ShouldBeFalse();
        run.Feed("C", 59).ShouldBeTrue();
        var hit = run.Hits.Single();
        (hit.FirstTime, hit.Time, hit.Count, hit.Key).ShouldBe((0, 59_000, 3, "alice"));
        hit.Records.Select(r => r.Record.Offset).ShouldBe([0, 20, 59]);
        hit.Steps.ShouldBe([new MatchedStep("a", 1, 0, 0), new MatchedStep("b", 1, 20_000, 20_000), new MatchedStep("c", 1, 59_000, 59_000)]);
        ModelAlertText.Ledger(hit).Select(r => r.Text).ShouldContain("step 2 of 3: b, once, 0.3 minutes after the first record, for alice");
    }

    [Theory]
    [InlineData("BAC")]
    [InlineData("ACB")]
    [InlineData("CBA")]
    [InlineData("AAAC")]
    [InlineData("BC")]
    public void StepsInAnotherOrderAreNone(string order)
    {
        var run = new Run(Abc);
        for (var i = 0; i < order.Length; i++) run.Feed(order[i].ToString(), i).ShouldBeFalse();
    }

    [Fact]
    public void StepsThatLieFurtherApartThanTheSpanAreNone()
    {
        var run = new Run(Abc);
        run.Feed("A", 0);
        run.Feed("B", 50);
        run.Feed("C", 61).ShouldBeFalse();
    }

    [Fact]
    public void TheLatestBeginningCounts()
    {
        var run = new Run(Abc);
        foreach (var (operation, second) in new[] { ("A", 0), ("A", 40), ("B", 50), ("B", 70) }) run.Feed(operation, second).ShouldBeFalse();
        run.Feed("C", 95).ShouldBeTrue();
        run.Hits.Single().FirstTime.ShouldBe(40_000);
    }

    [Fact]
    public void AFloodOfLaterBeginningsHidesNoChainThatIsUnderWay()
    {
        var run = new Run(Abc);
        run.Feed("A", 0);
        run.Feed("B", 1);
        for (var second = 2; second < 58; second++) run.Feed("A", second).ShouldBeFalse();
        run.Feed("C", 59).ShouldBeTrue();
    }

    [Fact]
    public void KeysAreFollowedApart()
    {
        var run = new Run(Abc);
        run.Feed("A", 0, "alice");
        run.Feed("B", 1, "bob").ShouldBeFalse();
        run.Feed("B", 1, "alice");
        run.Feed("C", 2, "bob").ShouldBeFalse();
        run.Feed("C", 3, "alice").ShouldBeTrue();
    }

    [Fact]
    public void AStepMayTakeSeveralRecords()
    {
        var run = new Run(ThreeThenOne);
        foreach (var second in new[] { 0, 1 }) run.Feed("Try", second);
        run.Feed("Enter", 2).ShouldBeFalse("two tries are not three");
        foreach (var second in new[] { 70, 80, 90, 95 }) run.Feed("Try", second).ShouldBeFalse();
        run.Feed("Enter", 100).ShouldBeTrue();
        run.Hits.Single().FirstTime.ShouldBe(80_000, "the last three of them");
        run.Hits.Single().Count.ShouldBe(4);
    }

    [Fact]
    public void ALaterStepOfSeveralRecordsBeginsAfterTheStepBefore()
    {
        var run = new Run(Yaml("""
            - { name: enter, when: { field: operation, is: Enter } }
            - { name: reads, count: 2, when: { field: operation, is: Read } }
            """));
        run.Feed("Read", 0);
        run.Feed("Enter", 1);
        run.Feed("Read", 2).ShouldBeFalse("what came before the first step does not count");
        run.Feed("Read", 3).ShouldBeTrue();
    }

    [Fact]
    public void OneRecordIsOneStep()
    {
        var run = new Run(Yaml("""
            - { name: first, when: { field: operation, is: A } }
            - { name: again, when: { field: operation, is: A } }
            """));
        run.Feed("A", 0).ShouldBeFalse();
        run.Feed("A", 1).ShouldBeTrue();
    }

    [Fact]
    public void AfterAHitTheKeyIsSilentForOneSpan()
    {
        var run = new Run(ThreeThenOne);
        for (var second = 0; second < 63; second++) run.Feed(second % 4 == 3 ? "Enter" : "Try", second);
        run.Hits.Count.ShouldBe(1, "from 3 s to 63 s it is silent");
        for (var second = 63; second < 66; second++) run.Feed("Try", second).ShouldBeFalse();
        run.Feed("Enter", 66).ShouldBeTrue();
    }

    [Fact]
    public void AStepMayAskForAnotherValueThanTheStepBefore()
    {
        var run = new Run(Moved);
        bool From(string operation, int second, string address) => run.Feed(operation, second, more: s => s.Activity.SourceAddress = Address.Parse(address));
        From("A", 0, "192.0.2.1");
        From("B", 1, "192.0.2.1").ShouldBeFalse();
        run.Feed("B", 2).ShouldBeFalse("what is not said has not changed");
        From("A", 3, "192.0.2.2");
        From("B", 4, "192.0.2.2").ShouldBeTrue("the first one was elsewhere");
        run.Hits.Single().FirstTime.ShouldBe(0);
    }

    [Fact]
    public void AStepMayBearTheKeyInAnotherField()
    {
        var run = new Run(Yaml("""
            - { name: made, when: { field: operation, is: Make } }
            - { name: used, by: credential, when: { field: operation, is: Use } }
            """, by: "raw.key.id"));
        run.Feed("Make", 0, raw: [("key.id", "k1")]);
        run.Feed("Use", 1, "bob", s => s.Activity.Credential = s.Text("k2")).ShouldBeFalse();
        run.Feed("Use", 2, "bob", s => s.Activity.Credential = s.Text("k1")).ShouldBeTrue();
        run.Hits.Single().Key.ShouldBe("k1");
        run.Catalogue.WantedFields("vendor.log").ShouldBe(["key.id"]);
    }

    [Fact]
    public void TheTitleTellsOfEveryStep()
    {
        var run = new Run(Abc.Replace("{actor} did it", "{actor} ended what {step1.resource} began", StringComparison.Ordinal));
        run.Feed("A", 0, more: s => s.Activity.Resource = s.Text("the door"));
        run.Feed("B", 1);
        run.Feed("C", 2);
        ModelAlertText.Title(run.Hits.Single()).ShouldBe("alice ended what the door began");
    }

    [Fact]
    public void AStepMayAskThePatternOfLife()
    {
        var yaml = Yaml("""
            - { name: a, when: { field: operation, is: A } }
            - { name: b, when: { field: operation, is: B }, unusual: { any_of: [source_network], at_most: 0.05 } }
            """);
        var run = new Run(yaml);
        run.Feed("A", 0);
        run.Feed("B", 1).ShouldBeFalse();
        run.Unusual("source_network", 0.01);
        run.Feed("B", 2).ShouldBeTrue();
        run.Hits.Single().Features.Single().Feature.ShouldBe("source_network");
        run.Catalogue.All.Single().AsksPatternOfLife.ShouldBeTrue();
    }

    [Fact]
    public void AnEventThatMeetsADefeatIsNoStep()
    {
        var run = new Run(Abc, tuning: "defeats: [{ model: test-model, when: { field: resource, is: test }, reason: r }]");
        run.Feed("A", 0, more: s => s.Activity.Resource = s.Text("test"));
        run.Feed("B", 1);
        run.Feed("C", 2).ShouldBeFalse();
    }

    [Fact]
    public void WhatHappenedSoFarSurvivesARestart()
    {
        var run = new Run(Abc.Replace("{actor} did it", "{step1.resource}", StringComparison.Ordinal));
        run.Feed("A", 0, more: s => s.Activity.Resource = s.Text("door"));
        run.Feed("B", 1);
        run.Feed("A", 2);
        var state = run.Save();
        run.Restore(state);
        run.Save().ShouldBe(state);
        run.Feed("C", 3).ShouldBeTrue();
        run.Hits.Single().Records.Select(r => r.Record.Offset).ShouldBe([0, 1, 3]);
        ModelAlertText.Title(run.Hits.Single()).ShouldBe("door");
        run.Restore(run.Save());
        foreach (var (operation, second) in new[] { ("A", 4), ("B", 5), ("C", 6) }) run.Feed(operation, second).ShouldBeFalse("the silence survives too");
    }

    [Fact]
    public void TheStateDoesNotDependOnTheOrderInWhichKeysCame()
    {
        var first = new Run(ThreeThenOne);
        var second = new Run(ThreeThenOne);
        foreach (var actor in new[] { "a", "b", "c", "d" }) first.Feed("Try", 1, actor);
        foreach (var actor in new[] { "d", "b", "a", "c" }) second.Feed("Try", 1, actor);
        second.Save().ShouldBe(first.Save());
    }

    [Fact]
    public void TooManyKeysPushOutThoseThatWereSilentLongest()
    {
        var run = new Run(Abc, mostKeys: 10);
        run.Feed("A", 1, "old");
        for (var i = 0; i < 10; i++) run.Feed("A", 10 + i, "actor-" + i);
        foreach (var actor in new[] { "old", "actor-9" })
        {
            run.Feed("B", 21, actor);
            run.Feed("C", 22, actor).ShouldBe(actor != "old");
        }
    }

    [Theory]
    [InlineData("sequence: { by: actor, within: 1m, steps: [{ name: a, when: { field: operation, is: A } }] }", "8:43: a sequence has 2 to 8 steps")]
    [InlineData("sequence: { by: actress, within: 1m, steps: [] }", "8:17: unknown field 'actress'")]
    [InlineData("sequence: { within: 1m, steps: [] }", "8:11: a sequence needs the key 'by'")]
    [InlineData("sequence: { by: actor, within: 1m, steps: [{ name: a, changed: agent, when: { field: operation, is: A } }, { name: b, when: { field: operation, is: B } }] }", "8:64: nothing is before the first step")]
    [InlineData("sequence: { by: actor, within: 1m, steps: [{ name: a, by: [actor, agent], when: { field: operation, is: A } }, { name: b, when: { field: operation, is: B } }] }", "8:59: 'by' of a step has as many fields")]
    public void AWrongSequenceSaysWhereAndWhatIsExpected(string sequence, string problem) =>
        Should.Throw<ModelException>(() => new Run(Run.Yaml("{ field: actor, exists: true }", more: sequence))).Message.ShouldStartWith("test-model.yaml:" + problem);

    [Fact]
    public void ATitleCannotTellOfAStepThatIsNot() =>
        Should.Throw<ModelException>(() => new Run(Abc.Replace("{actor} did it", "{step4.actor} did it", StringComparison.Ordinal))).Message.ShouldContain("there is no step 4");

    private static string Yaml(string steps, string by = "actor") =>
        Run.Yaml("{ field: actor, exists: true }", more: $"sequence:\n  by: {by}\n  within: 1m\n  steps:\n    {steps.Trim().ReplaceLineEndings("\n    ")}");
}
