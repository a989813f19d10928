using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation.Wording;
using Windhover.Core.Stores;
using Xunit;
using static Windhover.Testing.Stores.StateSamples;

namespace Windhover.Testing.Stores;

/// <summary>What every state store promises: order, pages, filters, what people set, retention.</summary>
public abstract partial class StateStoreConformance
{
    [Fact]
    public void AlertsAndIncidentsComeNewestFirstAndTiesById()
    {
        using var store = Open();
        store.Commit(new()
        {
            Epoch = 1,
            Alerts = [Alert("b", 10), Alert("a", 10), Alert("c", 20), Alert("d", -5), Alert("e", long.MaxValue)],
            Incidents = [Incident("b", 10), Incident("a", 10), Incident("c", 20), Incident("B", 10)],
        });
        store.Alerts(new()).Items.Select(alert => alert.AlertId).ShouldBe(["e", "c", "a", "b", "d"]);
        store.Incidents(new()).Items.Select(incident => incident.IncidentId).ShouldBe(["c", "B", "a", "b"]);
    }

    [Fact]
    public void PagesNeitherRepeatNorSkipWhileRowsAreAdded()
    {
        using var store = Open();
        var ids = Enumerable.Range(0, 25).Select(n => $"x{n:00}").ToList();
        store.Commit(new() { Epoch = 1, Alerts = [.. ids.Select((id, n) => Alert(id, n / 4))], Incidents = [.. ids.Select((id, n) => Incident(id, n / 4))] });

        var alerts = new List<string>();
        var incidents = new List<string>();
        string? nextAlert = null, nextIncident = null;
        long epoch = 2;
        do
        {
            var page = store.Alerts(new() { Limit = 7, Cursor = nextAlert });
            var other = store.Incidents(new() { Limit = 7, Cursor = nextIncident });
            page.Items.Count.ShouldBeLessThanOrEqualTo(7);
            page.Total.ShouldBe(25 + (epoch - 2) * 3);
            other.Total.ShouldBe(25 + (epoch - 2) * 3);
            alerts.AddRange(page.Items.Select(alert => alert.AlertId));
            incidents.AddRange(other.Items.Select(incident => incident.IncidentId));
            (nextAlert, nextIncident) = (page.Next, other.Next);
            var added = Enumerable.Range(0, 3).Select(n => $"new{epoch}-{n}").ToList();
            store.Commit(new() { Epoch = epoch++, Alerts = [.. added.Select(id => Alert(id, 100))], Incidents = [.. added.Select(id => Incident(id, 100))] });
        }
        while (nextAlert is not null || nextIncident is not null);

        var expected = ids.Select((id, n) => (id, n)).OrderByDescending(x => x.n / 4).ThenBy(x => x.id, StringComparer.Ordinal).Select(x => x.id).ToList();
        alerts.ShouldBe(expected);
        incidents.ShouldBe(expected);
    }

    [Fact]
    public void APageThatEndsTheListExactlyHasNoNext()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Alerts = [Alert("a"), Alert("b")], Incidents = [Incident("a"), Incident("b")] });
        store.Alerts(new() { Limit = 2 }).Next.ShouldBeNull();
        store.Incidents(new() { Limit = 2 }).Next.ShouldBeNull();
        store.Alerts(new() { Limit = 1 }).Next.ShouldNotBeNull();
        store.Alerts(new() { Limit = int.MaxValue }).Items.Count.ShouldBe(2);
    }

    [Fact]
    public void AnAlertQueryLimitsByEntityModelAndIds()
    {
        using var store = Open();
        store.Commit(new()
        {
            Epoch = 1,
            Alerts = [Alert("a", entity: "device:1", model: "m1"), Alert("b", entity: "device:2", model: "m1"), Alert("c", entity: "device:1", model: "m2")],
        });
        Ids(new() { EntityId = "device:1" }).ShouldBe(["a", "c"]);
        Ids(new() { Model = "m1" }).ShouldBe(["a", "b"]);
        Ids(new() { EntityId = "device:1", Model = "m1" }).ShouldBe(["a"]);
        Ids(new() { Ids = ["c", "b", "nothing"] }).ShouldBe(["b", "c"]);
        Ids(new() { Ids = [] }).ShouldBeEmpty();
        Ids(new() { EntityId = "identity:anna" }).ShouldBeEmpty(); // only related
        store.Alerts(new() { Model = "m1", Limit = 1 }).Total.ShouldBe(2);

        IEnumerable<string> Ids(AlertQuery query) => store.Alerts(query).Items.Select(alert => alert.AlertId);
    }

    [Fact]
    public void AnIncidentQueryLimitsBySeverityStatusAndEntity()
    {
        using var store = Open();
        store.Commit(new()
        {
            Epoch = 1,
            Incidents =
            [
                Incident("low", severity: Severity.Low, entities: ["device:1", "device:2", "device:1"]),
                Incident("high", severity: Severity.High, entities: ["device:2"]),
                Incident("critical", severity: Severity.Critical, entities: ["device:3"]),
            ],
        });
        store.Handle("high", Closing()).ShouldBe(HandlingOutcome.Done);
        Ids(new() { MinSeverity = Severity.High }).ShouldBe(["critical", "high"]);
        Ids(new() { MinSeverity = Severity.Informational }).ShouldBe(["critical", "high", "low"]);
        Ids(new() { Status = IncidentStatus.Closed }).ShouldBe(["high"]);
        Ids(new() { Status = IncidentStatus.Open }).ShouldBe(["critical", "low"]);
        Ids(new() { EntityId = "device:2" }).ShouldBe(["high", "low"]);
        Ids(new() { EntityId = "device:2", MinSeverity = Severity.Medium, Status = IncidentStatus.Closed }).ShouldBe(["high"]);

        store.Commit(new() { Epoch = 2, Incidents = [Incident("low", severity: Severity.Low, entities: ["device:9"])] });
        Ids(new() { EntityId = "device:1" }).ShouldBeEmpty();
        Ids(new() { EntityId = "device:9" }).ShouldBe(["low"]);

        IEnumerable<string> Ids(IncidentQuery query) => store.Incidents(query).Items.Select(incident => incident.IncidentId);
    }

    [Theory]
    [InlineData("BUCKET", "i1")]
    [InlineData("straße", "i2")]
    [InlineData("ÄRGER", "i2")]
    [InlineData("100%", "i3")]
    [InlineData("a_b", "i3")]
    [InlineData("%", "i3")]
    [InlineData("_", "i3")]
    [InlineData("' OR 1=1 --", "i4")]
    [InlineData("\0", "i4")]
    [InlineData("after the nul", "i4")]
    [InlineData("\\", "i4")]
    [InlineData("nowhere", "")]
    public void TextIsSearchedLiterallyInTitleAndSummaryWhateverTheCase(string text, string found)
    {
        using var store = Open();
        store.Commit(new()
        {
            Epoch = 1,
            Incidents =
            [
                Incident("i1", title: "Anna read a Bucket"), Incident("i2", summary: "STRAßE und ärger"), Incident("i3", title: "100% of a_b"),
                Incident("i4", summary: "x' or 1=1 -- \\ \0 After the NUL"),
            ],
        });
        store.Incidents(new() { Text = text }).Items.Select(incident => incident.IncidentId).ShouldBe(found.Length == 0 ? [] : [found]);
    }

    [Fact]
    public void WhatPeopleSetSurvivesLaterCommitsOfTheSameIncident()
    {
        using (var store = Open())
        {
            store.Commit(new() { Epoch = 1, Incidents = [Incident("i1")] });
            store.Handle("i1", Closing()).ShouldBe(HandlingOutcome.Done);
            store.Handle("nothing", Closing()).ShouldBe(HandlingOutcome.Unknown);
            store.Incident("i1")!.Status.ShouldBe(IncidentStatus.Closed);
            store.Commit(new() { Epoch = 2, Incidents = [Incident("i1", title: "It grew")] });
        }

        using var again = Open();
        again.Incident("i1").ShouldNotBeNull().ShouldSatisfyAllConditions(i => i.Status.ShouldBe(IncidentStatus.Closed), i => i.Title.ShouldBe("It grew"));
        again.Incidents(new() { Status = IncidentStatus.Closed }).Items.ShouldHaveSingleItem().Status.ShouldBe(IncidentStatus.Closed);
        again.Handle("i1", Reopening()).ShouldBe(HandlingOutcome.Done);
        again.Incident("i1")!.Status.ShouldBe(IncidentStatus.Open);
    }

    [Fact]
    public void AnIncidentThatBecamePartOfAnotherIsGone()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Incidents = [Incident("i1", entities: ["device:1"]), Incident("i2", entities: ["device:2"])] });
        store.Commit(new() { Epoch = 2, Incidents = [Incident("i2", entities: ["device:1", "device:2"])], MergedIncidents = [new("i1", "i2", 20), new("never was", "i2", 20)] });
        store.Incident("i1").ShouldBeNull();
        store.Incidents(new() { EntityId = "device:1" }).Items.ShouldHaveSingleItem().IncidentId.ShouldBe("i2");
        store.Handle("i1", Closing()).ShouldBe(HandlingOutcome.Unknown);
    }

    [Fact]
    public void RetentionRemovesWhatEndedBeforeTheTimeAndNothingElse()
    {
        using var store = Open();
        store.Commit(new()
        {
            Epoch = 1,
            Alerts = [Alert("old", 99), Alert("new", 100)],
            Incidents = [Incident("old", 10, end: 99), Incident("old closed", 10, end: 50), Incident("long", 10, end: 100)],
        });
        store.Handle("old closed", Closing());
        store.DropBefore(100).ShouldBe(3);
        store.Alerts(new()).Items.ShouldHaveSingleItem().AlertId.ShouldBe("new");
        store.Incidents(new()).Items.ShouldHaveSingleItem().IncidentId.ShouldBe("long");
        store.DropBefore(100).ShouldBe(0);
        store.Epoch.ShouldBe(1);
    }

    [Theory]
    [ClassData(typeof(HardText))]
    public void AnyTextIsKeptAsItIs(string text)
    {
        var alert = Alert("a" + text, entity: text, model: text, title: text);
        var incident = Incident("i" + text, title: text, summary: text, entities: [text]);
        using (var store = Open()) store.Commit(new() { Epoch = 1, Alerts = [alert], Incidents = [incident], Snapshots = [new(text, new byte[] { 1 })] });

        using var again = Open();
        Json(again.Alert("a" + text)).ShouldBe(Json(alert));
        Json(again.Incident("i" + text)).ShouldBe(Json(incident));
        again.Alerts(new() { EntityId = text, Model = text, Ids = ["a" + text] }).Items.ShouldHaveSingleItem();
        again.Incidents(new() { EntityId = text, Text = text }).Items.ShouldHaveSingleItem();
        again.ReadSnapshot(text)!.ToArray().ShouldBe([1]);
    }

    [Fact]
    public void ACursorAndALimitThatMeanNothingAreRefused()
    {
        using var store = Open();
        Should.Throw<ArgumentException>(() => store.Alerts(new() { Cursor = "not a cursor!" }));
        Should.Throw<ArgumentException>(() => store.Incidents(new() { Cursor = "bm90IGEgY3Vyc29y" }));
        Should.Throw<ArgumentException>(() => store.Alerts(new() { Limit = 0 }));
    }

    [Fact]
    public void AnInvestigationComesBackWholeAndIsFoundByVerdictEntityAlertAndWhetherItIsTold()
    {
        using (var store = Open())
        {
            store.Commit(new()
            {
                Epoch = 1,
                Investigations = [Investigation("i1", 1_000), Investigation("i2", 2_000, Verdict.Benign, false, ["identity:anna"], ["a3"]), Investigation("i3", 2_000, Verdict.Benign, true, ["identity:anna"], ["a4"])],
            });
        }

        using var again = Open();
        Json(again.Investigation("i1")).ShouldBe(Json(Investigation("i1", 1_000)));
        again.Investigation("x").ShouldBeNull();
        Found(new()).ShouldBe(["i2", "i3", "i1"]);
        Found(new() { Verdict = Verdict.Benign }).ShouldBe(["i2", "i3"]);
        Found(new() { IsTold = true }).ShouldBe(["i3", "i1"]);
        Found(new() { EntityId = "identity:anna", IsTold = false }).ShouldBe(["i2"]);
        Found(new() { AlertId = "a2" }).ShouldBe(["i1"]);
        Found(new() { AlertId = "a9" }).ShouldBeEmpty();
        var first = again.Investigations(new() { Limit = 2 });
        first.Total.ShouldBe(3);
        again.Investigations(new() { Limit = 2, Cursor = first.Next }).Items.Select(i => i.IncidentId).ShouldBe(["i1"]);

        IEnumerable<string> Found(InvestigationQuery query) => again.Investigations(query).Items.Select(i => i.IncidentId);
    }

    [Fact]
    public void AWordingIsKeptBesideItsInvestigationAndGoesWithIt()
    {
        SummaryWording Wording(string id, string from) => new() { IncidentId = id, MadeFrom = from, Model = "small-1", Text = $"This is what {id} says.", Time = 42 };
        using (var store = Open())
        {
            store.PutWording(Wording("i1", "aa")).ShouldBeFalse("there is no such investigation yet");
            store.Commit(new() { Epoch = 1, Investigations = [Investigation("i1", 1_000, alerts: ["a1"]), Investigation("i2", 9_000, alerts: ["a2"])] });
            store.PutWording(Wording("i1", "aa")).ShouldBeTrue();
            store.PutWording(Wording("i2", "bb")).ShouldBeTrue();
            store.PutWording(Wording("i2", "cc")).ShouldBeTrue();
            store.Commit(new() { Epoch = 2, Investigations = [Investigation("i2", 9_000, alerts: ["a2", "a3"])] });
        }

        using var again = Open();
        again.Wording("i1").ShouldBe(Wording("i1", "aa"));
        again.Wording("i2").ShouldBe(Wording("i2", "cc"), "the last one, whatever the engine commits later");
        again.Wording("x").ShouldBeNull();
        again.DropBefore(5_000);
        again.Wording("i1").ShouldBeNull();
        again.Commit(new() { Epoch = 3, Investigations = [Investigation("i3", alerts: ["a2", "a3"])], MergedIncidents = [new("i2", "i3", 20)] });
        again.Wording("i2").ShouldBeNull();
    }

    [Fact]
    public void AnInvestigationThatBecamePartOfAnotherIsGoneAndItsAlertsAreInTheOther()
    {
        using var store = Open();
        store.Commit(new() { Epoch = 1, Investigations = [Investigation("i1", alerts: ["a1"]), Investigation("i2", alerts: ["a2"])] });
        store.Commit(new() { Epoch = 2, Investigations = [Investigation("i1", alerts: ["a1", "a2"])], MergedIncidents = [new("i2", "i1", 20)] });
        store.Investigation("i2").ShouldBeNull();
        store.Investigations(new() { AlertId = "a2" }).Items.Single().IncidentId.ShouldBe("i1");
        store.DropBefore(2_000);
        store.Investigations(new()).Total.ShouldBe(0);
    }

    [Fact]
    public void CountsSayHowManyAlertsAreInvestigatedAndWithWhichVerdict()
    {
        using var store = Open();
        Counts().ShouldBe([0, 0, 0, 0, 0, 0, 0, 0, 0]);
        store.Commit(new()
        {
            Epoch = 1,
            Alerts = [Alert("a1"), Alert("a2"), Alert("a3"), Alert("a4")],
            Investigations =
            [
                Investigation("i1", alerts: ["a1", "a2"]),
                Investigation("i2", verdict: Verdict.Benign, isTold: false, alerts: ["a3", "dropped long ago"]),
                Investigation("i3", verdict: Verdict.Suspicious, alerts: []),
                Investigation("i4", verdict: Verdict.Inconclusive, isTold: false, alerts: []),
            ],
        });
        Counts().ShouldBe([4, 3, 4, 2, 2, 1, 1, 1, 1]);

        store.Commit(new() { Epoch = 2, Investigations = [Investigation("i2", verdict: Verdict.Benign, isTold: true, alerts: ["a3", "a4"])], MergedIncidents = [new("i1", "i2", 5)] });
        Counts().ShouldBe([4, 2, 3, 2, 1, 0, 1, 1, 1]);

        long[] Counts()
        {
            var counts = store.CountInvestigations();
            return
            [
                counts.Alerts, counts.InvestigatedAlerts, counts.Investigations, counts.Told, counts.NotTold, counts.Malicious, counts.Suspicious, counts.Benign, counts.Inconclusive,
            ];
        }
    }
}
