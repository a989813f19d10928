using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;
using Xunit;
using static Windhover.Testing.Stores.StateSamples;

namespace Windhover.Testing.Stores;

/// <summary>What every state store promises of what people do: it stays, it is told, and nobody overwrites another unseen.</summary>
public abstract partial class StateStoreConformance
{
    [Fact]
    public void WhatPeopleDoIsKeptWithWhoWhenAndFromWhatToWhat()
    {
        using (var store = Open())
        {
            store.Commit(new() { Epoch = 1, Incidents = [Incident("i1"), Incident("i2")] });
            store.Handle("i1", Comment("I look at it", time: 3_000));
            store.Handle("i1", Assignment("Ben", time: 4_000));
            store.Handle("i1", Closing(time: 5_000));
            store.Handle("i1", Reopening(time: 6_000));
            store.Handle("i2", Comment("another"));
        }

        using var again = Open();
        var history = again.History("i1").Items.Reverse().ToList();
        history.Select(e => (e.Kind, e.By, e.Time, e.From, e.To, e.Reason, e.Text, e.IncidentId)).ShouldBe(
        [
            (HandlingKind.Commented, "Anna", 3_000, "", "", null, "I look at it", "i1"),
            (HandlingKind.Assigned, "Anna", 4_000, "", "Ben", null, "", "i1"),
            (HandlingKind.Closed, "Anna", 5_000, "open", "closed", ClosingReason.BenignExpected, "The backup", "i1"),
            (HandlingKind.Reopened, "Ben", 6_000, "closed", "open", null, "", "i1"),
        ]);
        history.Select(e => e.Number).ShouldBeInOrder();
        again.Incident("i1")!.Handling.ShouldBe(new() { Assignee = "Ben", Version = 3 });
        again.Incident("i2")!.Handling.ShouldBeNull("a comment changes nothing of the incident itself");
        again.History("nothing").Items.ShouldBeEmpty();
    }

    [Fact]
    public void AReasonStaysWithAClosedIncidentThatTheEngineWritesAgain()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("i1")] });
        store.Handle("i1", Closing(reason: ClosingReason.TruePositiveContained, text: "Key revoked"));
        store.Commit(new() { Epoch = 2, Incidents = [Incident("i1", title: "It grew")] });
        var incident = store.Incident("i1").ShouldNotBeNull();
        incident.Title.ShouldBe("It grew");
        incident.Handling.ShouldBe(new() { Reason = ClosingReason.TruePositiveContained, ReasonText = "Key revoked", Version = 1 });
        store.Incidents(new()).Items.ShouldHaveSingleItem().Handling.ShouldBe(incident.Handling);
        store.History("i1").Total.ShouldBe(1);
    }

    [Fact]
    public void WhatIsSoAlreadyLeavesNoTrace()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("i1")] });
        store.Handle("i1", Reopening()).ShouldBe(HandlingOutcome.Done);
        store.Handle("i1", Assignment("")).ShouldBe(HandlingOutcome.Done);
        store.Incident("i1")!.Handling.ShouldBeNull();
        store.Handle("i1", Closing());
        store.Handle("i1", Closing(by: "Ben")).ShouldBe(HandlingOutcome.Done);
        store.History("i1").Total.ShouldBe(1);
        store.Handle("i1", Closing(reason: ClosingReason.Duplicate, text: "of i2"));
        store.History("i1").Items[0].ShouldSatisfyAllConditions(e => e.From.ShouldBe("closed"), e => e.Reason.ShouldBe(ClosingReason.Duplicate));
        store.Incident("i1")!.Handling!.Version.ShouldBe(2);
    }

    [Fact]
    public void WhoLookedAtAnOlderVersionChangesNothing()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("i1")] });
        store.Handle("i1", Assignment("Ben", ifVersion: 1)).ShouldBe(HandlingOutcome.Outdated);
        store.Handle("i1", Assignment("Ben", ifVersion: 0)).ShouldBe(HandlingOutcome.Done);
        store.Handle("i1", Closing(ifVersion: 0)).ShouldBe(HandlingOutcome.Outdated);
        store.Incident("i1")!.Status.ShouldBe(IncidentStatus.Open);
        store.Handle("i1", Comment("still here"));
        store.Handle("i1", Closing(ifVersion: 1)).ShouldBe(HandlingOutcome.Done, "a comment overwrites nothing");
        store.Handle("nothing", Closing(ifVersion: 0)).ShouldBe(HandlingOutcome.Unknown);
    }

    [Fact]
    public void OfManyWhoChangeTheSameVersionOneWins()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("i1")] });
        var outcomes = new HandlingOutcome[16];
        Parallel.For(0, outcomes.Length, n => outcomes[n] = store.Handle("i1", Assignment($"person {n}", ifVersion: 0)));
        outcomes.Count(o => o == HandlingOutcome.Done).ShouldBe(1);
        outcomes.Count(o => o == HandlingOutcome.Outdated).ShouldBe(outcomes.Length - 1);
        store.History("i1").Items.ShouldHaveSingleItem().To.ShouldBe(store.Incident("i1")!.Handling!.Assignee);
    }

    [Fact]
    public void AHistoryComesInPagesNewestFirst()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("i1")] });
        for (var n = 0; n < 5; n++) store.Handle("i1", Comment($"c{n}", time: 3_000));
        var first = store.History("i1", limit: 3);
        first.Total.ShouldBe(5);
        first.Items.Select(e => e.Text).ShouldBe(["c4", "c3", "c2"]);
        store.Handle("i1", Comment("later"));
        var rest = store.History("i1", first.Next, 3);
        rest.Items.Select(e => e.Text).ShouldBe(["c1", "c0"]);
        rest.Next.ShouldBeNull();
        Should.Throw<ArgumentException>(() => store.History("i1", "not a cursor!"));
    }

    [Fact]
    public void IncidentsAreFoundByWhoWorksOnThem()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("a", 3), Incident("b", 2), Incident("c", 1)] });
        store.Handle("a", Assignment("Ben"));
        store.Handle("b", Assignment("ben"));
        store.Handle("c", Assignment("Ben"));
        store.Handle("c", Assignment(""));
        Ids(new() { Assignee = "Ben" }).ShouldBe(["a"]);
        Ids(new() { IsAssigned = true }).ShouldBe(["a", "b"]);
        Ids(new() { IsAssigned = false }).ShouldBe(["c"]);
        store.Handle("a", Closing());
        Ids(new() { IsAssigned = true, Status = IncidentStatus.Open }).ShouldBe(["b"]);

        IEnumerable<string> Ids(IncidentQuery query) => store.Incidents(query).Items.Select(incident => incident.IncidentId);
    }

    [Fact]
    public void AnIncidentThatBecamePartOfAnotherBringsItsHistoryThere()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("i1"), Incident("i2")] });
        store.Handle("i1", Comment("on the first"));
        store.Handle("i2", Comment("on the second"));
        store.Handle("i2", Assignment("Ben"));
        store.AddFeedback([Expected("f1", "i2")]);
        store.Commit(new() { Epoch = 2, Incidents = [Incident("i1")], MergedIncidents = [new("i2", "i1", 20)] });

        store.History("i2").Items.ShouldBeEmpty();
        var history = store.History("i1").Items;
        history.Where(e => e.Kind == HandlingKind.Commented).Select(e => (e.Text, e.IncidentId)).ShouldBe([("on the second", "i2"), ("on the first", "i1")]);
        history.ShouldContain(e => e.Kind == HandlingKind.Merged && e.From == "i2" && e.To == "i1" && e.Time == 20 && e.By == "");
        store.Incident("i1")!.Handling!.Assignee.ShouldBe("Ben", "nobody worked on the other");
        store.Feedback().ShouldHaveSingleItem().IncidentId.ShouldBe("i1");
    }

    [Fact]
    public void AMergeKeepsTheAssigneeOfTheOneThatGoesOnAndOpensWhatWouldHideAnOpenOne()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("i1"), Incident("i2"), Incident("i3"), Incident("i4")] });
        store.Handle("i1", Assignment("Anna"));
        store.Handle("i1", Closing());
        store.Handle("i2", Assignment("Ben"));
        store.Handle("i3", Closing());
        store.Handle("i4", Closing());
        store.Commit(new() { Epoch = 2, MergedIncidents = [new("i2", "i1", 20), new("i4", "i3", 20)] });
        store.Incident("i1")!.ShouldSatisfyAllConditions(i => i.Status.ShouldBe(IncidentStatus.Open), i => i.Handling!.Assignee.ShouldBe("Anna"), i => i.Handling!.Reason.ShouldBeNull());
        store.History("i1").Items[0].ShouldSatisfyAllConditions(e => e.Kind.ShouldBe(HandlingKind.Reopened), e => e.By.ShouldBe(""), e => e.Text.ShouldNotBeEmpty("nobody did it: it says why"));
        store.Incident("i3")!.Status.ShouldBe(IncidentStatus.Closed, "both were dealt with");
    }

    [Fact]
    public void AMergeThatIsFoundAgainAfterACrashOpensNothingAnew()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("i1"), Incident("i2")] });
        store.Commit(new() { Epoch = 2, MergedIncidents = [new("i2", "i1", 20)] });
        store.Handle("i1", Closing());
        store.Commit(new() { Epoch = 3, Incidents = [Incident("i2")] });
        store.Commit(new() { Epoch = 4, MergedIncidents = [new("i2", "i1", 20)] });
        store.Incident("i2").ShouldBeNull();
        store.Incident("i1")!.Status.ShouldBe(IncidentStatus.Closed);
        store.History("i1").Items.Count(e => e.Kind == HandlingKind.Merged).ShouldBe(1);
    }

    [Fact]
    public void AChainOfMergesInOneCommitEndsWhereItEnds()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("i1"), Incident("i3")] });
        store.Handle("i3", Comment("of the third"));
        store.Commit(new() { Epoch = 2, MergedIncidents = [new("i3", "never committed", 20), new("never committed", "i1", 30)] });
        store.History("i1").Items.ShouldContain(e => e.Text == "of the third");
        store.Incident("i3").ShouldBeNull();
    }

    [Fact]
    public void FeedbackIsKeptUntilItIsTakenBackAndListedAfterwards()
    {
        using (var store = Open())
        {
            store.Commit(new() { Epoch = 1, Incidents = [Incident("i1")] });
            store.AddFeedback([Expected("f0", "nothing")]).ShouldBeFalse();
            store.AddFeedback([Expected("f1"), Expected("f2", model: "learned.beacon")]).ShouldBeTrue();
            store.RemoveFeedback("f1", "Ben", 8_000)!.RemovedBy.ShouldBe("Ben");
            store.RemoveFeedback("f1", "Carl", 8_500)!.RemovedBy.ShouldBe("Ben", "it was taken back before");
            store.RemoveFeedback("nothing", "Ben", 8_000).ShouldBeNull();
        }

        using var again = Open();
        Json(again.Feedback()).ShouldBe(Json(new[] { Expected("f1") with { RemovedAt = 8_000, RemovedBy = "Ben" }, Expected("f2", model: "learned.beacon") }));
        var history = again.History("i1").Items;
        history.Select(e => e.Kind).ShouldBe([HandlingKind.ExpectationRemoved, HandlingKind.MarkedExpected]);
        history[1].ShouldSatisfyAllConditions(e => e.Text.ShouldBe("The nightly backup"), e => e.To.ShouldBe("learned.egress of web-1, learned.beacon of web-1, until 1970-01-01 00:00 UTC"));
        history[0].From.ShouldBe("learned.egress of web-1");
    }

    [Fact]
    public void WhatIsSaidAnewOfTheSamePatternAndEntityTakesThePlaceOfWhatWasSaidBefore()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("i1")] });
        store.AddFeedback([Expected("same"), Expected("other model", model: "m"), Expected("other entity", entity: "device:2"), Expected("expired", model: "m2", expiresAt: 7_500)]);
        store.AddFeedback([Expected("new", time: 7_500), Expected("new m2", model: "m2", time: 7_500)]);
        store.Feedback().Where(f => f.RemovedAt is not null).Select(f => (f.FeedbackId, f.RemovedAt)).ShouldBe([("same", 7_500)]);
    }

    [Fact]
    public void RetentionRemovesTheHistoryOfOldIncidentsAndFeedbackThatNoLongerHolds()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("old", 10, end: 99), Incident("new", 10, end: 100)] });
        store.Handle("old", Comment("gone with it"));
        store.Handle("new", Comment("stays"));
        store.AddFeedback([Expected("expired", "old", time: 10, expiresAt: 99), Expected("holds", "old", "m", time: 10, expiresAt: 100), Expected("taken back", "old", "m2", time: 10)]);
        store.RemoveFeedback("taken back", "Ben", 50);
        store.DropBefore(100).ShouldBe(3);
        store.History("old").Total.ShouldBe(0);
        store.History("new").Total.ShouldBe(1);
        store.Feedback().ShouldHaveSingleItem().FeedbackId.ShouldBe("holds");
        store.RemoveFeedback("holds", "Ben", 120).ShouldNotBeNull("though its incident is gone");
    }

    [Theory]
    [ClassData(typeof(HardText))]
    public void WhatPeopleWriteIsKeptAsItIs(string text)
    {
        using (var store = Open())
        {
            store.Commit(new() { Epoch = 1, Incidents = [Incident("i1")] });
            store.Handle("i1", Comment(text, by: text));
            store.Handle("i1", Assignment("x" + text));
            store.Handle("i1", Closing(by: text, text: text));
            store.AddFeedback([Expected("f" + text, model: text, entity: text, reason: text)]);
        }

        using var again = Open();
        again.History("i1").Items[^1].ShouldSatisfyAllConditions(e => e.Text.ShouldBe(text), e => e.By.ShouldBe(text));
        again.Incident("i1")!.Handling.ShouldBe(new() { Assignee = "x" + text, Reason = ClosingReason.BenignExpected, ReasonText = text, Version = 2 });
        again.Incidents(new() { Assignee = "x" + text }).Items.ShouldHaveSingleItem();
        Json(again.Feedback()).ShouldBe(Json(new[] { Expected("f" + text, model: text, entity: text, reason: text) }));
    }
}
