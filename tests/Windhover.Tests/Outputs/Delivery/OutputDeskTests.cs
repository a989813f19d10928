using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs.Delivery;
using Xunit;
using static Windhover.Tests.Outputs.Delivery.DeskEstate;

namespace Windhover.Tests.Outputs.Delivery;

public sealed class OutputDeskTests
{
    [Fact]
    public async Task AnIncidentIsToldFirstWhenItGetsWorseAndWhenItIsClosedAndNotWhenItGrows()
    {
        await using var estate = new DeskEstate();
        var output = estate.Add("chat");
        await estate.StartAsync();
        await estate.TellAsync(Incident(1));
        await estate.TellAsync(Incident(1) with { Alerts = ["alert-01", "alert-02"], Score = 60, Title = "more of it" });
        await estate.TellAsync(Incident(1, Severity.High));
        await estate.TellAsync(Incident(1, Severity.Medium));
        await estate.TellAsync(Incident(1, Severity.High, Verdict.Malicious));
        await estate.TellAsync(Incident(1, Severity.High, Verdict.Suspicious));
        await estate.TellAsync(Incident(1, Severity.High, Verdict.Benign));
        await estate.HandleAsync("incident-01", HandlingKind.Commented);
        await estate.HandleAsync("incident-01", HandlingKind.Closed, ClosingReason.BenignExpected);
        await estate.HandleAsync("incident-01", HandlingKind.Reopened);
        output.Sent.Select(m => m.Changes.ShouldHaveSingleItem()).ShouldBe([OutputChange.Told, OutputChange.SeverityRose, OutputChange.VerdictChanged, OutputChange.VerdictChanged, OutputChange.Closed, OutputChange.Reopened]);
        output.Sent.Select(m => m.MessageId).ShouldBe(Enumerable.Range(1, 6).Select(n => $"windhover-chat-incident-01-{n}"));
        output.Sent.Select(m => m.RemoteId).ShouldBe(["", .. Enumerable.Repeat("remote-incident-01", 5)]);
        output.Sent[1].Notes.ShouldBe(["Its severity rose from medium to high."]);
        output.Sent[4].Notes.ShouldBe(["It was closed as benign expected: the backup job"]);
        output.Sent[4].IsOver.ShouldBeTrue();
        output.Sent[5].IsOver.ShouldBeFalse();
        output.Sent[0].Url.ShouldBe("https://windhover.example.org/incidents/incident-01");
    }

    [Fact]
    public async Task AnOutputThatIsNewHearsOfWhatComesAndOfWhatGetsWorse()
    {
        await using var estate = new DeskEstate();
        estate.Commit(new() { Epoch = 0, Incidents = [Incident(1), Incident(2)] });
        var output = estate.Add("chat");
        await estate.StartAsync();
        output.Sent.ShouldBeEmpty();
        await estate.TellAsync(Incident(1) with { Title = "the same, grown" });
        await estate.HandleAsync("incident-02", HandlingKind.Closed, ClosingReason.Duplicate);
        output.Sent.ShouldBeEmpty();
        await estate.TellAsync(Incident(1, Severity.Critical), Incident(3));
        output.Sent.Select(m => (m.Incident.IncidentId, m.Changes[0])).ShouldBe([("incident-01", OutputChange.Told), ("incident-03", OutputChange.Told)], ignoreOrder: true);
    }

    [Fact]
    public async Task WhatWasFoundWhileNobodyToldIsToldAtTheNextStart()
    {
        await using var estate = new DeskEstate();
        var output = estate.Add("chat");
        await estate.StartAsync();
        await estate.TellAsync(Incident(1));
        await estate.EndAsync();
        estate.Commit(new() { Epoch = 0, Incidents = [Incident(1, Severity.High), Incident(2)] });
        await estate.StartAsync();
        output.Sent.Select(m => (m.Incident.IncidentId, m.Changes[0])).ShouldBe([("incident-01", OutputChange.Told), ("incident-01", OutputChange.SeverityRose), ("incident-02", OutputChange.Told)], ignoreOrder: true);
    }

    [Fact]
    public async Task OnlyWhatPassesTheFilterIsTold()
    {
        await using var estate = new DeskEstate();
        var grave = estate.Add("grave", new OutputFilter { AtLeast = Severity.High });
        var bad = estate.Add("bad", new OutputFilter { Verdicts = [Verdict.Malicious] });
        var okta = estate.Add("okta", new OutputFilter { Providers = ["okta"] });
        await estate.StartAsync();
        Evidence Record(string source) => new(source, "a.log", 0, 1, "1", 1);
        estate.Commit(new() { Epoch = 0, Alerts = [Testing.Server.Found.Alert(1, Record("okta.system-log")), Testing.Server.Found.Alert(2, Record("aws.cloudtrail"))] });
        await estate.TellAsync(Incident(1), Incident(2, Severity.High, Verdict.Malicious));
        grave.Sent.ShouldHaveSingleItem().Incident.IncidentId.ShouldBe("incident-02");
        bad.Sent.ShouldHaveSingleItem().Incident.IncidentId.ShouldBe("incident-02");
        okta.Sent.ShouldHaveSingleItem().Incident.IncidentId.ShouldBe("incident-01");
        await estate.TellAsync(Incident(1, Severity.Critical));
        grave.Sent.Count.ShouldBe(2, "it passes now");
    }

    [Fact]
    public async Task AnIncidentThatBecamePartOfAnotherEndsItsTicketOnce()
    {
        await using var estate = new DeskEstate();
        var output = estate.Add("chat");
        await estate.StartAsync();
        await estate.TellAsync(Incident(1), Incident(2));
        estate.Commit(new() { Epoch = 0, Incidents = [Incident(1)], MergedIncidents = [new("incident-02", "incident-01", 20)] });
        estate.Desk.Publish([], [Incident(1)]);
        await estate.IdleAsync();
        estate.Desk.Publish([], [Incident(1)]);
        await estate.IdleAsync();
        var merged = output.Sent.Where(m => m.Changes.Contains(OutputChange.Merged)).ShouldHaveSingleItem();
        merged.Key.ShouldBe("windhover-chat-incident-02");
        merged.RemoteId.ShouldBe("remote-incident-02");
        merged.IsOver.ShouldBeTrue();
        merged.Url.ShouldEndWith("/incident-01");
    }

    [Fact]
    public async Task AnActionIsToldOnceWhenItIsProposedAndOnceWhenItStands()
    {
        await using var estate = new DeskEstate();
        var (output, deaf) = (estate.Add("chat"), estate.Add("deaf", actions: false));
        await estate.StartAsync();
        estate.Desk.Tell(new ActionNews("incident-01", "a1", IsApplied: false, "Blocks it."));
        await estate.TellAsync(Incident(1));
        foreach (var isApplied in new[] { false, false, true, true })
        {
            estate.Desk.Tell(new ActionNews("incident-01", "a1", isApplied, "Blocks it."));
            await estate.IdleAsync();
        }

        output.Sent.Select(m => m.Changes[0]).ShouldBe([OutputChange.Told, OutputChange.ActionProposed, OutputChange.ActionApplied]);
        output.Sent[2].Notes.ShouldBe(["In force: Blocks it."]);
        deaf.Sent.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ATestGoesPastTheQueueAndSaysWhatBecameOfItWithoutASecret()
    {
        await using var estate = new DeskEstate();
        var output = estate.Add("chat");
        output.Answer = _ => throw new InvalidOperationException("the password hunter2 is wrong");
        await estate.StartAsync();
        var result = await estate.Desk.TestAsync("chat", TestContext.Current.CancellationToken);
        (result!.State, result.Reason).ShouldBe((SendState.RetryLater, "InvalidOperationException: the password *** is wrong"));
        output.Sent.ShouldHaveSingleItem().IsTest.ShouldBeTrue();
        (await estate.Desk.TestAsync("nobody", TestContext.Current.CancellationToken)).ShouldBeNull();
        estate.Desk.States[0].Tally.Queued.ShouldBe(0);
    }
}
