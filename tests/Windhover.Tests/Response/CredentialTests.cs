using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Stores;
using Windhover.Testing.Stores;
using Xunit;
using static Windhover.Tests.Response.ResponseEstate;

namespace Windhover.Tests.Response;

/// <summary>What a deviation was done with is smaller than whom it was done by: one key, one assignment. The worker's daily work of five days comes through key-1.</summary>
public sealed class CredentialTests
{
    private const string Key = "AKIAIOSFODNN7EXAMPLE";
    private long offset = 100;

    private static ResponsePolicy Autonomous { get; } = new() { Mode = ResponseMode.Autonomous };

    [Fact]
    public async Task AKeyThatOnlyTheDeviationUsesIsDisabledAndGivenBack()
    {
        await using var estate = await StartedAsync();
        estate.Record(Call(estate, Key));
        await FindAsync(estate);
        var action = estate.Actions.ShouldHaveSingleItem();
        (action.Containment.Kind, action.Containment.Credential, action.Status).ShouldBe((ContainmentKind.DisableCredential, Key, ActionStatus.Active));
        (action.Simulation.Normal, action.Simulation.NormalBlocked, action.Simulation.Stopped).ShouldBe((5, 0, 1));
        action.Simulation.Caveat.ShouldBeEmpty();
        await estate.AdvanceAsync(TimeSpan.FromHours(8));
        estate.Actions.ShouldHaveSingleItem().Status.ShouldBe(ActionStatus.Expired);
        estate.Platform.Parts.ShouldBeEmpty();
    }

    [Fact]
    public async Task AKeyThatDailyWorkComesThroughIsLeftWhereOperationsCanBeDenied()
    {
        await using var estate = await StartedAsync();
        estate.Record(Call(estate, "key-1"));
        await FindAsync(estate);
        estate.Actions.ShouldHaveSingleItem().Containment.Kind.ShouldBe(ContainmentKind.DenyOperations);
    }

    [Fact]
    public async Task WhatAKeysLossWouldCostIsCountedByTheKeyAndByWhatNamesNone()
    {
        await using var estate = await StartedAsync(ContainmentKind.DenyOperations);
        estate.Record(Call(estate, "key-1"), Work(estate, 2, ""), Work(estate, 3, "key-2"));
        await FindAsync(estate);
        var proposal = estate.Actions.ShouldHaveSingleItem();
        (proposal.Containment.Kind, proposal.Containment.Credential, proposal.Status).ShouldBe((ContainmentKind.DisableCredential, "key-1", ActionStatus.Proposed));
        (proposal.Simulation.Normal, proposal.Simulation.NormalBlocked).ShouldBe((7, 6));
        proposal.Simulation.Losses.Select(l => (l.What, l.Records)).ShouldBe([("what came through key-1", 5L), ("what names no credential", 1L)]);
        proposal.Simulation.Caveat.ShouldContain("name no credential");
    }

    [Fact]
    public async Task AKeyIsNotHeldForApartWhereNoRecordOfTheWeeksBeforeNamesAny()
    {
        await using var estate = await StartedAsync();
        estate.Platform.Known.Add("identity:carl");
        var carl = Worker with { Id = "identity:carl", Name = "carl@example.org" };
        estate.Record(Work(estate, 2, "") with { EntityId = carl.Id }, Call(estate, Key) with { EntityId = carl.Id });
        await FindAsync(estate, carl);
        estate.Actions.ShouldHaveSingleItem().Containment.Kind.ShouldBe(ContainmentKind.DenyOperations);
    }

    [Theory]
    [InlineData(false, ContainmentKind.DenyOperations)]
    [InlineData(true, ContainmentKind.DisableIdentity)]
    public async Task AKeyThatEndsWithItsSessionIsNotDisabled(bool cannotDeny, ContainmentKind expected)
    {
        await using var estate = await StartedAsync(cannotDeny ? [ContainmentKind.DenyOperations] : []);
        estate.Record(Call(estate, "ASIAIOSFODNN7EXAMPLE") with { CredentialLasts = Truth.No });
        await FindAsync(estate);
        estate.Actions.Select(a => a.Containment.Kind).ShouldContain(expected);
        estate.Actions.ShouldAllBe(a => a.Containment.Kind != ContainmentKind.DisableCredential);
    }

    [Theory]
    [InlineData("AKIASECOND")]
    [InlineData("")]
    public async Task WhatCameThroughMoreThanOneKeyIsNotStoppedByOne(string other)
    {
        await using var estate = await StartedAsync();
        estate.Record(Call(estate, Key), Call(estate, other));
        await FindAsync(estate);
        estate.Actions.ShouldHaveSingleItem().Containment.Kind.ShouldBe(ContainmentKind.DenyOperations);
    }

    [Theory]
    [InlineData("AKIASECOND", ContainmentKind.DisableCredential)]
    [InlineData(Key, ContainmentKind.DenyOperations)]
    public async Task WhatGoesOnAsksForTheNextKeyOrTheNextRung(string next, ContainmentKind expected)
    {
        await using var estate = await StartedAsync();
        estate.Record(Call(estate, Key));
        await FindAsync(estate);
        await estate.AdvanceAsync(TimeSpan.FromMinutes(10));
        estate.Record(Call(estate, next));
        await FindAsync(estate);
        estate.Actions.Select(a => a.Containment.Kind).ShouldBe([ContainmentKind.DisableCredential, expected]);
    }

    [Fact]
    public async Task ARoleThatWasJustGivenIsTakenBackFirst()
    {
        await using var estate = await StartedAsync();
        estate.Platform.Assignments.Add("bindings/now-admin");
        estate.Record(Grant(estate, "bindings/somebody-else"), Grant(estate, "bindings/now-admin"), Call(estate, Key));
        await FindAsync(estate);
        var action = estate.Actions.ShouldHaveSingleItem();
        (action.Containment.Kind, action.Containment.Credential, action.Status).ShouldBe((ContainmentKind.RemoveRole, "bindings/now-admin", ActionStatus.Active));
        action.Simulation.NormalBlocked.ShouldBe(0, "its daily work came before");
        action.Reasons.ShouldNotContain(r => r.Contains("there is no", StringComparison.Ordinal), "somebody else's role is no step that was passed over");
    }

    [Fact]
    public async Task WhyNoRoleIsTakenBackIsSaidOnceHoweverManyWereAssigned()
    {
        await using var estate = await StartedAsync();
        estate.Record(Grant(estate, "bindings/somebody-else"), Grant(estate, "bindings/yet-another"), Call(estate, "key-1"));
        await FindAsync(estate);
        var reason = estate.Actions.ShouldHaveSingleItem().Reasons.Where(r => r.StartsWith("Take the role away", StringComparison.Ordinal)).ShouldHaveSingleItem();
        reason.ShouldContain("none of what was assigned lately (2) can be taken from it");
        reason.ShouldContain("there is no");
    }

    [Fact]
    public async Task ThatThePolicyForbidsToTakeARoleAwayIsSaidOnce()
    {
        await using var estate = new ResponseEstate(new() { Mode = ResponseMode.Autonomous, Rules = [new() { Name = "no roles", Mode = ResponseMode.Autonomous, Actions = [ContainmentKind.DenyOperations] }] });
        estate.Platform.Known.Add(Worker.Id);
        await estate.StartAsync();
        estate.Record(Grant(estate, "bindings/one"), Grant(estate, "bindings/two"), Call(estate, "key-1"));
        await FindAsync(estate);
        estate.Actions.ShouldHaveSingleItem().Reasons.Where(r => r.StartsWith("Take the role away", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("the policy does not allow it here");
    }

    [Fact]
    public async Task ARoleIsNotTakenBackForWhatWasDoneWithoutIt()
    {
        await using var estate = await StartedAsync();
        estate.Platform.Assignments.Add("bindings/now-admin");
        estate.Record(Call(estate, "key-1") with { Time = estate.Now - 2_400_000 }, Grant(estate, "bindings/now-admin"), Call(estate, "key-1"));
        await FindAsync(estate);
        estate.Actions.ShouldHaveSingleItem().Containment.Kind.ShouldBe(ContainmentKind.DenyOperations);
    }

    private static async Task<ResponseEstate> StartedAsync(params ContainmentKind[] cannot)
    {
        var estate = new ResponseEstate(Autonomous);
        estate.Platform.Known.Add(Worker.Id);
        foreach (var kind in cannot) estate.Platform.Cannot.Add(kind);
        await estate.StartAsync();
        return estate;
    }

    private static Task FindAsync(ResponseEstate estate, EntityRef? who = null) =>
        estate.FindAsync(Verdict.Malicious, new Deviation { Entity = who ?? Worker, IsMain = true, Operations = ["directory CreateUser"], Last = estate.Now });

    private EventRow Call(ResponseEstate estate, string credential) =>
        TelemetrySamples.Event(offset++, estate.Now - 1_000, Worker.Id, operation: "CreateUser") with { Service = "directory", Credential = credential };

    private EventRow Work(ResponseEstate estate, int daysAgo, string credential) => TelemetrySamples.Event(offset++, estate.Now - (daysAgo * 86_400_000L), Worker.Id) with { Credential = credential };

    private EventRow Grant(ResponseEstate estate, string assignment) =>
        TelemetrySamples.Event(offset++, estate.Now - 1_800_000, "identity:mallory", operation: "CreateBinding") with { Class = EventClass.AccountChange, Resource = assignment, Related = "admin" };
}
