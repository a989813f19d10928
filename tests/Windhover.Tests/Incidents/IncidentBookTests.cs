using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Memory;
using Xunit;
using static Windhover.Tests.Incidents.TestAlert;

namespace Windhover.Tests.Incidents;

public class IncidentBookTests
{
    private readonly Dictionary<string, Incident> changed = [];
    private readonly List<MergedIncident> merged = [];
    private readonly SetJudge judge = new();
    private readonly IncidentBook book;

    public IncidentBookTests() => book = new IncidentBook(changed, merged, judge);

    [Fact]
    public void AWeakAlertAloneIsNoIncident()
    {
        book.Add(Of(-1));
        book.All.ShouldBeEmpty();
        changed.ShouldBeEmpty();
        book.Advance(3 * Day);
        book.All.ShouldBeEmpty();
    }

    [Fact]
    public void AWeakAlertIsPartOfTheStoryThatAStrongOneTellsLater()
    {
        book.Add(Of(-1, time: 1000));
        book.Add(Of(2, "TA0010", "strong-model", time: 5000));
        var incident = book.All.ShouldHaveSingleItem();
        incident.Alerts.Count.ShouldBe(2);
        incident.StartTime.ShouldBe(1000);
        incident.DetectedAt.ShouldBe(5000, "nobody could know of it before");
    }

    [Fact]
    public void WeakSignalsOfManyStagesAreAnIncidentTogether()
    {
        string[] tactics = ["TA0001", "TA0003", "TA0007", "TA0010"];
        for (var i = 0; i < 3; i++) book.Add(Of(-1, tactics[i], "model-" + i, time: i));
        book.All.ShouldBeEmpty();
        book.Add(Of(-1, tactics[3], "model-3", time: 3));
        book.All.ShouldHaveSingleItem().Alerts.Count.ShouldBe(4);
    }

    [Fact]
    public void AToldIncidentKeepsItsIdWhenAnOlderDraftJoinsIt()
    {
        book.Add(Of(-1, entity: "device:a", time: 0));
        book.Add(Of(3, entity: "device:b", time: 10));
        var id = book.All.Single().IncidentId;
        book.Add(Of(1, entity: "device:b", time: 20) with { Related = [Of(1, entity: "device:a").Entity] });
        var incident = book.All.ShouldHaveSingleItem();
        incident.IncidentId.ShouldBe(id);
        incident.Alerts.Count.ShouldBe(3);
        merged.ShouldHaveSingleItem().Into.ShouldBe(id);
        judge.Forgotten.ShouldBe(merged.Select(m => m.IncidentId));
    }

    [Fact]
    public void TwoToldIncidentsThatMeetAreOneAndTheOtherIsSaidToBeMerged()
    {
        book.Add(Of(3, entity: "device:a", time: 0));
        book.Add(Of(3, entity: "device:b", time: 10));
        var (first, second) = (book.All.First().IncidentId, book.All.Last().IncidentId);
        book.Add(Of(1, entity: "device:b", time: 20) with { Related = [Of(1, entity: "device:a").Entity] });
        book.All.ShouldHaveSingleItem().IncidentId.ShouldBe(first);
        merged.ShouldBe([new(second, first, 20)]);
        changed.Keys.ShouldBe([first]);
    }

    [Fact]
    public void DraftsComeBackFromASnapshot()
    {
        book.Add(Of(-1, time: 1000));
        using var stream = new MemoryStream();
        book.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new IncidentBook(changed, merged, new SetJudge());
        restored.Restore(new SnapshotReader(stream));
        restored.Add(Of(2, "TA0010", "strong-model", time: 5000));
        restored.All.ShouldHaveSingleItem().Alerts.Count.ShouldBe(2);
    }

    [Fact]
    public void AStrongAlertThatIsFoundToBeBenignIsInvestigatedAndNotTold()
    {
        judge.Says = new Judgement(Verdict.Benign, 0.02, -2, [], "A job.");
        book.Add(Of(4, time: 1000));
        book.All.ShouldBeEmpty();
        changed.ShouldBeEmpty();
        judge.Looks.ShouldHaveSingleItem().IsTold.ShouldBeFalse();
    }

    [Fact]
    public void WhatWasToldStaysToldWithItsNewVerdictAndLittleWeight()
    {
        book.Add(Of(4, time: 1000));
        book.All.Single().Verdict.ShouldBe(Verdict.Inconclusive);
        judge.Says = new Judgement(Verdict.Benign, 0.02, -2, [], "A job.");
        book.Advance(2000);
        var incident = book.All.ShouldHaveSingleItem();
        incident.Verdict.ShouldBe(Verdict.Benign);
        incident.Score.ShouldBeLessThan(40);
        incident.Summary.ShouldBe("A job.");
        changed[incident.IncidentId].Verdict.ShouldBe(Verdict.Benign);
    }

    [Fact]
    public void AWeakAlertIsToldOnceTheInvestigationMakesItStrong()
    {
        book.Add(Of(-0.5, time: 1000));
        book.All.ShouldBeEmpty();
        judge.Says = new Judgement(Verdict.Malicious, 0.97, 1.5, [], "A thief.");
        book.Advance(601_000);
        book.All.ShouldHaveSingleItem().DetectedAt.ShouldBe(601_000);
    }

    [Fact]
    public void AnIncidentIsLookedAtAgainAfterTheWindowAnHourSixAndWhenItEnds()
    {
        book.Add(Of(3, time: 1000));
        for (var time = 600_000L; time <= 3 * Day; time += 600_000) book.Advance(time);
        judge.Looks.Select(l => l.Time).ShouldBe([1000, 600_000, 4_200_000, 22_200_000, Day + 600_000]);
        judge.Looks.Select(l => l.Id).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void WhatOpenIncidentsAreSeenWithIsNotedUntilTheyEnd()
    {
        book.Observe();
        judge.Observed.ShouldBe(0);
        book.Add(Of(-1, time: 1000));
        book.Observe();
        judge.Observed.ShouldBe(1);
        book.Advance(3 * Day);
        book.Observe();
        judge.Observed.ShouldBe(1);
    }

    [Fact]
    public void WhatIsRaisedAtOneMomentIsLookedAtOnce()
    {
        book.Add([.. Enumerable.Range(0, 1000).Select(i => Of(2, model: "model-" + i, time: 1000))]);
        judge.Looks.ShouldHaveSingleItem();
        book.All.ShouldHaveSingleItem().Alerts.Count.ShouldBe(1000);
    }

    [Fact]
    public void AnIncidentThatBecomesPartOfAnotherInTheSameMomentIsNotLookedAtByItself()
    {
        book.Add([Of(3, entity: "device:a"), Of(3, entity: "device:b", time: 1), Of(1, entity: "device:b", model: "both", time: 2) with { Related = [Of(1, entity: "device:a").Entity] }]);
        judge.Looks.ShouldHaveSingleItem().Id.ShouldBe(book.All.Single().IncidentId);
        merged.ShouldHaveSingleItem();
    }

    [Fact]
    public void WhatPeopleSayIsTakenUpWhenTheWindowEnds()
    {
        book.Add(Of(3, time: 1000));
        book.Advance(600_000);
        judge.Looks.Count.ShouldBe(2);
        book.LookSoon();
        book.Advance(1_200_000);
        judge.Looks.Count.ShouldBe(3);
        book.Advance(1_800_000);
        judge.Looks.Count.ShouldBe(3, "once, then as planned");
    }
}
