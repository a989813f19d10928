using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Running;
using Windhover.Core.Scoring;
using Xunit;

namespace Windhover.Tests.Running;

/// <summary>Investigations through the whole engine: a machine of an estate that is known for a week reaches for its neighbours' ports.</summary>
public sealed class InvestigatedEngineTests
{
    private const int Days = 6;
    private const long Start = 1_772_409_600;
    private const long Noon = Start + Days * 86_400L + 43_200;

    [Fact]
    public void AScanFromAMachineThatNeverScansIsHeldForReconnaissanceOrMovement()
    {
        var fed = Scanned();
        var report = fed.Engine.Output.Investigations.Values.Single(r => r.IsTold);
        report.Verdict.ShouldBeOneOf([Verdict.Suspicious, Verdict.Malicious], string.Join("; ", report.Questions.Select(q => $"{q.Question}={q.Answer} {q.Before:0.00}-{q.After:0.00}")) + "; " + string.Join(", ", report.Hypotheses.Take(4).Select(h => $"{h.Hypothesis} {h.Probability}")));
        report.Questions.ShouldContain(q => q.Question == "inside-targets" && q.Answer != "known");
        report.Account.ShouldContain(s => s.Section == AccountSection.Scope && s.Text.Contains("inside peer", StringComparison.Ordinal));
        fed.Engine.Incidents.Single().Score.ShouldBeGreaterThan(IncidentScore.Of(fed.Engine.Output.Alerts, new Judgement(Verdict.Inconclusive, 0.22, 0, [], "")), "what is found probable weighs more than what nothing was found out about");
        fed.Engine.Incidents.Single().Summary.ShouldStartWith("This is ");
    }

    [Fact]
    public void WhatPeopleMarkedAsExpectedIsBenignAndSaysWhoMarkedIt()
    {
        var plain = Scanned().Engine.Output.Alerts;
        var fed = Scanned(_ => [.. plain.Select(a => (a.Model, a.Entity)).DistinctBy(p => (p.Model, p.Entity.Id)).Select((p, i) => new Feedback
        {
            FeedbackId = "fb-" + i, Model = p.Model, Entity = p.Entity, Reason = "our scanner", By = "Ann", Time = Noon * 1000, ExpiresAt = Noon * 1000 + 30 * 86_400_000L, IncidentId = "in-1",
        })]);
        fed.Engine.Incidents.ShouldBeEmpty();
        var reports = fed.Engine.Output.Investigations.Values;
        reports.SelectMany(r => r.Alerts).Count().ShouldBe(plain.Count, "nothing is dropped");
        reports.ShouldAllBe(r => r.Verdict == Verdict.Benign && r.Hypotheses[0].Hypothesis == "marked-as-expected");
        reports.First().Account.ShouldContain(s => s.Section == AccountSection.Conclusion && s.Text.Contains("Ann marked it as expected", StringComparison.Ordinal) && s.Text.Contains("our scanner", StringComparison.Ordinal));
    }

    [Fact]
    public void FeedbackOfAnotherPatternOrEntityOrOneThatHasExpiredChangesNothing()
    {
        var plain = Scanned();
        var alert = plain.Engine.Output.Alerts[0];
        var other = Scanned(_ =>
        [
            Said("other-pattern", "another-model", alert.Entity, Noon * 1000 + 86_400_000L),
            Said("other-entity", alert.Model, alert.Entity with { Id = "device:another" }, Noon * 1000 + 86_400_000L),
            Said("expired", alert.Model, alert.Entity, alert.Time),
        ]);
        other.Engine.Output.Investigations.Values.Select(r => (r.IncidentId, r.Verdict, r.Score, r.Probability)).ShouldBe(plain.Engine.Output.Investigations.Values.Select(r => (r.IncidentId, r.Verdict, r.Score, r.Probability)));
    }

    [Fact]
    public void APersonMayAskOfAnyEntityAndPeriod()
    {
        var fed = Scanned();
        var quiet = Device(3);
        var report = fed.Engine.Investigate(quiet, Start * 1000, Noon * 1000, [])!;
        report.IncidentId.ShouldStartWith("look-");
        report.IsTold.ShouldBeFalse();
        report.Entities[0].Id.ShouldBe(quiet);
        report.Account.ShouldContain(s => s.Text.StartsWith("Since 2026-03-02", StringComparison.Ordinal));
        report.Account.ShouldAllBe(s => s.Facts.Count > 0);
        fed.Engine.Investigate("device:nobody", 0, 1, []).ShouldBeNull();
        fed.Engine.Output.Investigations.ShouldNotContainKey(report.IncidentId);
    }

    private static Feedback Said(string id, string model, EntityRef entity, long until) =>
        new() { FeedbackId = id, Model = model, Entity = entity, Reason = "r", By = "Ann", Time = Start * 1000, ExpiresAt = until, IncidentId = "in-1" };

    private static FedEngine Scanned(Func<int, IReadOnlyList<Feedback>>? feedback = null)
    {
        var fed = new FedEngine(new EngineOptions { Models = false, Scoring = new ScoringOptions { AlertsPerDay = 40 } });
        if (feedback is not null) fed.Engine.Feedback.Replace(feedback(0));
        fed.Feed("life.log", ScannedMachinesTests.Life() + ScannedMachinesTests.Scan());
        return fed;
    }

    private static string Device(int machine) => ScannedMachinesTests.Device(machine);
}
