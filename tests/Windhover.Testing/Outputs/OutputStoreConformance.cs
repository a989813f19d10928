using System.Text.Json;
using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs.Delivery;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Testing.Outputs;

/// <summary>What every output store promises.</summary>
public abstract class OutputStoreConformance : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Opens the store of a folder.</summary>
    protected abstract IOutputStore Open(TemporaryFolder folder);

    [Fact]
    public void WhatIsQueuedIsThereAfterARestartWithItsTicket()
    {
        var message = FoundOutputs.Message(1, OutputChange.Told);
        using (var store = Open(folder))
        {
            store.Begin("out", [], 5);
            store.Queue(Ticket(message), message, null).ShouldBeTrue();
        }

        using var again = Open(folder);
        again.IsBegun("out").ShouldBeTrue();
        again.IsBegun("other").ShouldBeFalse();
        var head = again.Heads("out", 10).ShouldHaveSingleItem();
        JsonSerializer.Serialize(head.Message, OutputJson.Default.OutputMessage).ShouldBe(JsonSerializer.Serialize(message, OutputJson.Default.OutputMessage));
        head.Attempts.ShouldBe(0);
        JsonSerializer.Serialize(again.Ticket("out", message.Incident.IncidentId)!, OutputJson.Default.OutputTicket).ShouldBe(JsonSerializer.Serialize(Ticket(message), OutputJson.Default.OutputTicket));
        again.Ticket("out", "none").ShouldBeNull();
        again.Tally("out").Queued.ShouldBe(1);
    }

    [Fact]
    public void OfEachIncidentTheOldestIsTriedFirst()
    {
        using var store = Open(folder);
        foreach (var (number, of) in new[] { (1, 1), (2, 1), (1, 2) }) Put(store, FoundOutputs.Message(number, OutputChange.Told, of: of));
        store.Heads("out", 10).Select(h => h.Message.MessageId).ShouldBe(["windhover-out-incident-01-1", "windhover-out-incident-02-1"]);
        store.Heads("out", 1).Count.ShouldBe(1);
    }

    [Fact]
    public void AMessageChangesOnlyWhileItWasNeverTried()
    {
        using var store = Open(folder);
        var message = FoundOutputs.Message(1, OutputChange.Told);
        Put(store, message);
        var before = store.Untried("out", message.Incident.IncidentId)!;
        store.Queue(Ticket(message), message with { Notes = ["more"] }, before).ShouldBeTrue();
        store.Try(before).ShouldBeFalse("it changed since it was read");
        store.Queue(Ticket(message), message, before).ShouldBeFalse("it changed since it was read");
        var now = store.Heads("out", 10)[0];
        now.Message.Notes.ShouldBe(["more"]);
        store.Try(now).ShouldBeTrue();
        store.Try(now).ShouldBeFalse("an attempt is counted once");
        store.Untried("out", message.Incident.IncidentId).ShouldBeNull();
        store.Queue(Ticket(message), message, now).ShouldBeFalse("it was tried");
        store.Heads("out", 10)[0].Attempts.ShouldBe(1);
    }

    [Fact]
    public void WhatArrivedLeavesTheQueueAndItsNameIsKept()
    {
        using var store = Open(folder);
        var message = FoundOutputs.Message(1, OutputChange.Told);
        Put(store, message);
        Put(store, FoundOutputs.Message(2, OutputChange.Closed));
        store.Delay(store.Heads("out", 10)[0], 70, "no answer", 60);
        store.Tally("out").Problem.ShouldBe("no answer");
        store.NextAt("out").ShouldBe(70);
        store.Delivered(store.Heads("out", 10)[0], "SEC-1", [], 80);
        store.Ticket("out", message.Incident.IncidentId)!.RemoteId.ShouldBe("SEC-1");
        var next = store.Heads("out", 10).ShouldHaveSingleItem();
        next.Message.RemoteId.ShouldBe("SEC-1");
        next.Message.Changes.ShouldBe([OutputChange.Closed]);
        store.Delivered(next, "", [], 90);
        store.Ticket("out", message.Incident.IncidentId)!.RemoteId.ShouldBe("SEC-1");
        var tally = store.Tally("out");
        (tally.Queued, tally.Delivered, tally.LastDelivered, tally.Problem).ShouldBe((0, 2, 90, ""));
        store.NextAt("out").ShouldBeNull();
    }

    [Fact]
    public void WhatIsFoldedIsOnlyMentioned()
    {
        using var store = Open(folder);
        foreach (var of in new[] { 1, 2, 3 }) Put(store, FoundOutputs.Message(1, OutputChange.Told, of: of));
        var heads = store.Heads("out", 10);
        Put(store, heads[2].Message with { Notes = ["it changed meanwhile"] }, heads[2]);
        store.Delivered(heads[0], "", [heads[1], heads[2]], 10);
        store.Ticket("out", "incident-02")!.IsTold.ShouldBeFalse();
        store.Ticket("out", "incident-03")!.IsTold.ShouldBeTrue("what changed meanwhile is told on its own");
        store.Heads("out", 10).ShouldHaveSingleItem().Message.Incident.IncidentId.ShouldBe("incident-03");
        store.Tally("out").Folded.ShouldBe(1);
    }

    [Fact]
    public void WhatIsGivenUpIsCountedShownAndHoldsUpNothing()
    {
        using var store = Open(folder);
        Put(store, FoundOutputs.Message(1, OutputChange.Told));
        Put(store, FoundOutputs.Message(2, OutputChange.Closed));
        var head = store.Heads("out", 10)[0];
        store.Try(head);
        store.Fail(head, "401", 50);
        store.Heads("out", 10).ShouldHaveSingleItem().Message.MessageId.ShouldEndWith("-2");
        var failure = store.Failures("out", 10).ShouldHaveSingleItem();
        (failure.IncidentId, failure.Time, failure.Attempts, failure.Reason).ShouldBe(("incident-01", 50, 1, "401"));
        store.Tally("out").Failed.ShouldBe(1);
        store.DropBefore(51).ShouldBe(1, "the ticket still has a message that waits");
        store.Failures("out", 10).ShouldBeEmpty();
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private static void Put(IOutputStore store, OutputMessage message, QueuedMessage? instead = null) => store.Queue(Ticket(message), message, instead).ShouldBeTrue();

    private static OutputTicket Ticket(OutputMessage message) => new()
    {
        Output = message.Output, IncidentId = message.Incident.IncidentId, IsTold = true, Severity = Severity.High, Verdict = Verdict.Suspicious, IsOver = false, Messages = 1, Actions = ["a proposed"], Time = 7,
    };
}
