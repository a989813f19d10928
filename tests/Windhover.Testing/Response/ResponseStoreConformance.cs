using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Response.Simulating;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.Testing.Response;

/// <summary>What every response store promises.</summary>
public abstract class ResponseStoreConformance : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>An action.</summary>
    public static ActionRecord Record(string id, long createdAt = 1_000, ActionStatus status = ActionStatus.Proposed, string incident = "i1", string entity = "device:i-1") => new()
    {
        ActionId = id,
        IncidentId = incident,
        Containment = new Containment
        {
            Kind = ContainmentKind.BlockConnections,
            Entity = new EntityRef { Type = EntityType.Device, Id = entity, Name = "web-1", Ips = ["10.0.0.4"] },
            Block = [new ConnectionRule { Remote = AddressBlock.TryParse("203.0.113.0/24", out var block) ? block : null, Port = 443, Protocol = 6 }],
        },
        Action = "memory.block",
        Connection = "memory",
        Status = status,
        Mode = ResponseMode.Confirm,
        Rule = "offices",
        Reasons = ["because"],
        Simulation = new SimulationResult { From = 1, To = 2, Normal = 100, NormalBlocked = 1, Deviating = 2, DeviatingStopped = 2, Losses = [new SimulatedLoss("to 10.0.0.5 port 443/tcp", 1, 5)] },
        Plan = new ActionPlan { ActionId = id, Place = "place", Text = "Blocks it.", Before = [], Change = new() { ["rule"] = 12 }, Until = 99 },
        CreatedAt = createdAt,
        DurationMs = 60_000,
    };

    [Fact]
    public void WhatIsSavedIsThereAfterReopeningWithItsLog()
    {
        ActionRecord saved;
        using (var store = Open()) saved = store.Save(Record("ac-1"), Entry("ac-1", "proposed"))!;
        using var again = Open();
        saved.Version.ShouldBe(1);
        var read = again.Action("ac-1")!;
        read.ShouldSatisfyAllConditions(
            () => read.Version.ShouldBe(1),
            () => read.Containment.Block.ShouldHaveSingleItem().ToString().ShouldBe("to 203.0.113.0/24 port 443/tcp"),
            () => read.Plan!.Change["rule"]!.GetValue<int>().ShouldBe(12),
            () => read.Simulation.Losses.ShouldHaveSingleItem().Records.ShouldBe(1),
            () => read.Mode.ShouldBe(ResponseMode.Confirm));
        again.Log("ac-1").Items.ShouldHaveSingleItem().Step.ShouldBe("proposed");
    }

    [Fact]
    public void WhoeverReadAnOldVersionChangesNothing()
    {
        using var store = Open();
        var first = store.Save(Record("ac-1"), Entry("ac-1", "proposed"))!;
        store.Save(first with { Status = ActionStatus.Approved }, Entry("ac-1", "approved"))!.Version.ShouldBe(2);
        store.Save(first with { Status = ActionStatus.Rejected }, Entry("ac-1", "rejected")).ShouldBeNull();
        store.Save(Record("ac-1"), Entry("ac-1", "proposed")).ShouldBeNull("there is one of that id");
        store.Action("ac-1")!.Status.ShouldBe(ActionStatus.Approved);
        store.Log("ac-1").Items.Select(e => e.Step).ShouldBe(["approved", "proposed"], "what was not kept is not in the log either");
    }

    [Fact]
    public void ActionsComeNewestFirstInPagesAndByIncidentEntityAndState()
    {
        using var store = Open();
        for (var i = 0; i < 5; i++) store.Save(Record($"ac-{i}", createdAt: 1_000 + (i / 2), status: i == 4 ? ActionStatus.Active : ActionStatus.Proposed, incident: i == 0 ? "i2" : "i1", entity: i == 1 ? "device:i-2" : "device:i-1"), Entry($"ac-{i}", "proposed"));
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = store.Actions(new ActionQuery { Limit = 2, Cursor = cursor });
            page.Total.ShouldBe(5);
            seen.AddRange(page.Items.Select(a => a.ActionId));
            cursor = page.Next;
        }
        while (cursor is not null);
        seen.ShouldBe(["ac-4", "ac-2", "ac-3", "ac-0", "ac-1"]);
        store.Actions(new ActionQuery { IncidentId = "i2" }).Items.ShouldHaveSingleItem().ActionId.ShouldBe("ac-0");
        store.Actions(new ActionQuery { EntityId = "device:i-2" }).Items.ShouldHaveSingleItem().ActionId.ShouldBe("ac-1");
        store.Actions(new ActionQuery { Statuses = [ActionStatus.Active] }).Items.ShouldHaveSingleItem().ActionId.ShouldBe("ac-4");
        store.In(ActionStatus.Proposed).Select(a => a.ActionId).ShouldBe(["ac-0", "ac-1", "ac-2", "ac-3"]);
    }

    [Fact]
    public void TheLogComesNewestFirstInPages()
    {
        using var store = Open();
        for (var i = 0; i < 5; i++) store.Note(new ActionEntry(0, "", i == 2 ? "i2" : "i1", i, "engine", "not_acted", $"text {i}"));
        var first = store.Log(limit: 3);
        first.Total.ShouldBe(5);
        first.Items.Select(e => e.Text).ShouldBe(["text 4", "text 3", "text 2"]);
        store.Log(cursor: first.Next, limit: 3).Items.Select(e => e.Text).ShouldBe(["text 1", "text 0"]);
        store.Log(incidentId: "i2").Items.ShouldHaveSingleItem().Text.ShouldBe("text 2");
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
        folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the store that lives in a folder, or creates it.</summary>
    protected abstract IResponseStore Open(string folder);

    private static ActionEntry Entry(string id, string step) => new(0, id, "i1", 5, "policy", step, step);

    private IResponseStore Open() => Open(folder.Path);
}
