using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs.Delivery;
using Xunit;
using static Windhover.Tests.Outputs.Delivery.DeskEstate;

namespace Windhover.Tests.Outputs.Delivery;

public sealed class OutputWorkerTests
{
    [Fact]
    public async Task WhatFailsIsTriedAgainLaterAndLaterAndGivenUpAfterADay()
    {
        await using var estate = new DeskEstate();
        var output = estate.Add("chat");
        output.Answer = _ => SendResult.RetryLater("503 with hunter2");
        await estate.StartAsync();
        await estate.TellAsync(Incident(1));
        output.Sent.Count.ShouldBe(1);
        await estate.AdvanceAsync(TimeSpan.FromSeconds(3.7));
        output.Sent.Count.ShouldBe(1, "three quarters of five seconds are the least");
        await estate.AdvanceAsync(TimeSpan.FromSeconds(2.6));
        output.Sent.Count.ShouldBe(2, "five quarters of five seconds are the most");
        var state = estate.Desk.States[0];
        (state.Tally.Queued, state.Tally.Problem).ShouldBe((1, "503 with ***"));
        for (var minute = 0; minute < 24 * 60 + 20; minute++) await estate.AdvanceAsync(TimeSpan.FromMinutes(1));
        var attempts = output.Sent.Count;
        attempts.ShouldBeInRange(24 * 60 / 19, 24 * 60 / 11 + 12);
        output.Sent.Select(m => m.MessageId).Distinct().ShouldHaveSingleItem();
        output.Sent.Select(m => m.Attempt).ShouldBe(Enumerable.Range(1, attempts));
        state = estate.Desk.States[0];
        (state.Tally.Queued, state.Tally.Failed).ShouldBe((0, 1));
        state.Failures.ShouldHaveSingleItem().Reason.ShouldBe("503 with ***");
        estate.Log.ShouldContain(l => l.Contains("given up", StringComparison.Ordinal) && !l.Contains("hunter2", StringComparison.Ordinal));

        output.Answer = _ => SendResult.Delivered("yes");
        await estate.TellAsync(Incident(1, Severity.High));
        output.Sent[^1].Changes.ShouldBe([OutputChange.SeverityRose], "what failed holds up no later one");
    }

    [Fact]
    public async Task WhatIsRefusedIsNotTriedAgain()
    {
        await using var estate = new DeskEstate();
        var output = estate.Add("chat");
        output.Answer = _ => SendResult.Refused("401");
        await estate.StartAsync();
        await estate.TellAsync(Incident(1));
        await estate.AdvanceAsync(TimeSpan.FromHours(1));
        output.Sent.Count.ShouldBe(1);
        estate.Desk.States[0].Tally.Failed.ShouldBe(1);
    }

    [Fact]
    public async Task AnOutputThatIsOutOfOrderHoldsUpNoOther()
    {
        await using var estate = new DeskEstate();
        var (broken, sound) = (estate.Add("broken"), estate.Add("sound"));
        broken.Answer = _ => throw new InvalidOperationException("out of order");
        await estate.StartAsync();
        await estate.TellAsync(Incident(1), Incident(2));
        sound.Sent.Count.ShouldBe(2);
        broken.Sent.Count.ShouldBe(2, "incidents stand beside one another");
        estate.Desk.States.Select(s => s.Tally.Queued).ShouldBe([2, 0]);
    }

    [Fact]
    public async Task OfOneIncidentTheOrderIsKeptAndWhatWaitsIsPutTogether()
    {
        await using var estate = new DeskEstate();
        var output = estate.Add("chat");
        output.Answer = _ => SendResult.RetryLater("503");
        await estate.StartAsync();
        await estate.TellAsync(Incident(1));
        await estate.TellAsync(Incident(1, Severity.High));
        await estate.TellAsync(Incident(1, Severity.High, Verdict.Malicious));
        await estate.HandleAsync("incident-01", HandlingKind.Closed, ClosingReason.TruePositiveContained);
        estate.Desk.States[0].Tally.Queued.ShouldBe(2);
        output.Answer = m => SendResult.Delivered("yes", "r");
        await estate.AdvanceAsync(TimeSpan.FromMinutes(1));
        var sent = output.Sent.Skip(output.Sent.Count - 2).ToList();
        sent[0].Changes.ShouldBe([OutputChange.Told]);
        sent[1].Changes.ShouldBe([OutputChange.SeverityRose, OutputChange.VerdictChanged, OutputChange.Closed]);
        sent[1].RemoteId.ShouldBe("r");
        sent[1].Notes.Count.ShouldBe(3);
    }

    [Fact]
    public async Task WhenTheOtherSideSaysWhenToComeAgainNothingComesBefore()
    {
        await using var estate = new DeskEstate();
        var output = estate.Add("chat");
        output.Answer = _ => SendResult.RetryLater("429", TimeSpan.FromMinutes(5));
        await estate.StartAsync();
        await estate.TellAsync(Incident(1));
        await estate.TellAsync(Incident(2));
        output.Sent.Count.ShouldBe(1, "the second waits too");
        await estate.AdvanceAsync(TimeSpan.FromMinutes(4.9));
        output.Sent.Count.ShouldBe(1);
        output.Answer = _ => SendResult.Delivered("yes");
        await estate.AdvanceAsync(TimeSpan.FromMinutes(0.2));
        output.Sent.Count.ShouldBe(3);
    }

    [Fact]
    public async Task BeyondTheLimitNewIncidentsAreToldTogetherTheGravestFirst()
    {
        await using var estate = new DeskEstate();
        var output = estate.Add("chat", anHour: 3);
        await estate.StartAsync();
        await estate.EndAsync();
        estate.Commit(new() { Epoch = 0, Incidents = [.. Enumerable.Range(1, 10).Select(n => Incident(n, n == 7 ? Severity.Critical : Severity.Low))] });
        await estate.StartAsync();
        output.Sent.Count.ShouldBe(3);
        var last = output.Sent[2];
        last.Incident.IncidentId.ShouldBe("incident-07");
        last.Folded.Count.ShouldBe(7);
        OutputValues.Of(last)["more"]!.ToString().ShouldStartWith("And 7 more new incidents:");
        output.Sent.SelectMany(m => m.Folded.Select(f => f.IncidentId).Append(m.Incident.IncidentId)).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(1, 10).Select(n => $"incident-{n:00}"));
        estate.Desk.States[0].Tally.Folded.ShouldBe(7);
        await estate.TellAsync(Incident(11));
        output.Sent.Count.ShouldBe(3, "the hour is not over");
        await estate.AdvanceAsync(TimeSpan.FromMinutes(61));
        output.Sent[3].Incident.IncidentId.ShouldBe("incident-11");
        var mentioned = last.Folded[0].IncidentId;
        await estate.TellAsync(Incident(int.Parse(mentioned[^2..], System.Globalization.CultureInfo.InvariantCulture), Severity.Critical));
        (output.Sent[4].Incident.IncidentId, output.Sent[4].Changes[0]).ShouldBe((mentioned, OutputChange.Told), "what was only mentioned is told on its own when it gets worse");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task KilledBetweenTheSendingAndItsRecordAMessageComesAgainWithTheSameKey(bool isRecorded)
    {
        await using var estate = new DeskEstate();
        var output = estate.Add("chat");
        var isGone = false;
        estate.Wrap = inner => new DyingStore(inner, () => isGone);
        output.Answer = m =>
        {
            isGone = !isRecorded;
            return SendResult.Delivered("yes", "ticket-1");
        };
        await estate.StartAsync();
        await estate.TellAsync(Incident(1));
        await estate.EndAsync();
        isGone = false;
        output.Answer = _ => SendResult.Delivered("yes", "ticket-1");
        await estate.StartAsync();
        await estate.AdvanceAsync(TimeSpan.FromMinutes(1));
        output.Sent.Count.ShouldBe(isRecorded ? 1 : 2);
        output.Sent.Select(m => m.MessageId).Distinct().ShouldHaveSingleItem();
        output.Sent[^1].Attempt.ShouldBe(isRecorded ? 1 : 2);
        await estate.TellAsync(Incident(1, Severity.Critical));
        output.Sent[^1].RemoteId.ShouldBe("ticket-1");
        estate.Desk.States[0].Tally.Queued.ShouldBe(0);
    }
}
