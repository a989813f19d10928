using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Response.Running;
using Xunit;
using static Windhover.Tests.Response.ResponseEstate;

namespace Windhover.Tests.Response;

public sealed class ResponseDeskTests
{
    private const string Outside = "203.0.113.77";

    private static ResponsePolicy Autonomous { get; } = new() { Mode = ResponseMode.Autonomous };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OnlyTheDeviatingConnectionIsBlockedVerifiedAndUndoneInTime()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        var action = estate.Actions.ShouldHaveSingleItem();
        action.Status.ShouldBe(ActionStatus.Active);
        action.Containment.Kind.ShouldBe(ContainmentKind.BlockConnections);
        action.Containment.Block.ShouldHaveSingleItem().ToString().ShouldBe($"to {Outside} port 8443/tcp");
        action.Simulation.NormalBlocked.ShouldBe(0);
        action.Simulation.Normal.ShouldBe(7 * 3_000);
        action.Simulation.DeviatingStopped.ShouldBe(1);
        action.Verified.ShouldBe("2 of 2 parts stand.");
        action.DecidedBy.ShouldBe(Limits.Machine);
        estate.Platform.Parts.Count.ShouldBe(2);

        await estate.AdvanceAsync(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        estate.Platform.Parts.Count.ShouldBe(2, "its time is not over");
        await estate.AdvanceAsync(TimeSpan.FromSeconds(1));
        estate.Platform.Parts.ShouldBeEmpty();
        estate.Actions.ShouldHaveSingleItem().Status.ShouldBe(ActionStatus.Expired);
        estate.Real.Log(action.ActionId).Items.Select(e => e.Step).Reverse().ShouldBe(["approved", "applied", "expiring", "expired"]);
    }

    [Fact]
    public async Task AnotherPolicyHoldsFromTheNextDecisionOnAndTakesNothingBack()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Desk.TakeUp(new ResponsePolicy { Mode = ResponseMode.Confirm });
        (await estate.Desk.ModeAsync(ResponseEstate.Machine, Cancellation)).Mode.ShouldBe(ResponseMode.Confirm);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now), To("203.0.113.78", estate.Now));
        estate.Actions.Select(a => a.Status).ShouldBe([ActionStatus.Active, ActionStatus.Proposed], "what stood stands, what is new waits for a person");
        estate.Desk.TakeUp(new ResponsePolicy { Mode = ResponseMode.Confirm, IsDryRun = true });
        await Should.ThrowAsync<DecisionException>(() => estate.Desk.ApproveAsync(estate.Actions[1].ActionId, "anna", null, Cancellation));
    }

    [Fact]
    public async Task TheSameIncidentToldAgainChangesNothing()
    {
        await using var estate = await StartedAsync(Autonomous);
        for (var i = 0; i < 3; i++) await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Actions.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(Verdict.Benign)]
    [InlineData(Verdict.Inconclusive)]
    [InlineData(Verdict.Suspicious)]
    public async Task WhatIsNotHeldForMaliciousIsLeftAloneByTheMachine(Verdict verdict)
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(verdict, To(Outside, estate.Now));
        estate.Actions.ShouldBeEmpty();
        estate.Platform.Parts.ShouldBeEmpty();
    }

    [Fact]
    public async Task AProposalWaitsForAPersonWithItsSimulation()
    {
        await using var estate = await StartedAsync(new() { Mode = ResponseMode.Confirm });
        await estate.FindAsync(Verdict.Suspicious, To(Outside, estate.Now));
        var proposal = estate.Actions.ShouldHaveSingleItem();
        proposal.Status.ShouldBe(ActionStatus.Proposed);
        estate.Platform.Parts.ShouldBeEmpty();

        var active = (await estate.Desk.ApproveAsync(proposal.ActionId, "Anna", proposal.Version, Cancellation))!;
        active.Status.ShouldBe(ActionStatus.Active);
        active.DecidedBy.ShouldBe("Anna");
        estate.Platform.Parts.Count.ShouldBe(2);
        (await Should.ThrowAsync<DecisionException>(() => estate.Desk.ApproveAsync(proposal.ActionId, "Ben", proposal.Version, Cancellation))).Message.ShouldContain("changed");

        var longer = (await estate.Desk.EndAtAsync(proposal.ActionId, estate.Now + 5 * 3_600_000, "Anna", null, Cancellation))!;
        estate.Platform.Until[proposal.ActionId].ShouldBe(longer.ExpiresAt, "the platform knows the new end too");
        await estate.AdvanceAsync(TimeSpan.FromHours(4));
        estate.Platform.Parts.Count.ShouldBe(2);
        (await estate.Desk.RevertAsync(proposal.ActionId, "Ben", null, Cancellation))!.Status.ShouldBe(ActionStatus.Reverted);
        estate.Platform.Parts.ShouldBeEmpty();
        estate.Real.Log(proposal.ActionId).Items.Select(e => (e.By, e.Step)).Reverse().ShouldBe(
            [("policy", "proposed"), ("Anna", "approved"), ("engine", "applied"), ("Anna", "extended"), ("engine", "applied"), ("Ben", "reverting"), ("engine", "reverted")]);
    }

    [Fact]
    public async Task WhatAPersonRejectedIsNotProposedAgainForTheSameThing()
    {
        await using var estate = await StartedAsync(new() { Mode = ResponseMode.Confirm });
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        await estate.Desk.RejectAsync(estate.Actions[0].ActionId, "Anna", null, Cancellation);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Actions.ShouldHaveSingleItem().Status.ShouldBe(ActionStatus.Rejected);
    }

    [Fact]
    public async Task WhatAPersonTookBackIsNotDoneAgainForTheSameThing()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        await estate.Desk.RevertAsync(estate.Actions[0].ActionId, "Anna", null, Cancellation);
        await estate.AdvanceAsync(TimeSpan.FromMinutes(10));
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Actions.ShouldHaveSingleItem().Status.ShouldBe(ActionStatus.Reverted);
        estate.Platform.Parts.ShouldBeEmpty();
    }

    [Fact]
    public async Task NobodyDecidesForADayAndTheProposalIsGone()
    {
        await using var estate = await StartedAsync(new() { Mode = ResponseMode.Confirm });
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        await estate.AdvanceAsync(TimeSpan.FromHours(25));
        estate.Actions.ShouldHaveSingleItem().Status.ShouldBe(ActionStatus.Rejected);
    }

    [Fact]
    public async Task WhatWouldCostTooMuchIsProposedAndNotDone()
    {
        // What deviates hides in the one service that the machine always uses.
        await using var estate = await StartedAsync(new() { Mode = ResponseMode.Autonomous, Rules = [new() { Name = "all", Mode = ResponseMode.Autonomous, Actions = [ContainmentKind.BlockOutgoing, ContainmentKind.Quarantine] }] });
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        var proposal = estate.Actions.ShouldHaveSingleItem();
        proposal.Status.ShouldBe(ActionStatus.Proposed);
        proposal.Simulation.Collateral.ShouldBe(1);
        proposal.Simulation.Losses.Count.ShouldBe(3);
        proposal.Reasons.ShouldContain(r => r.Contains("the limit is 0.1%", StringComparison.Ordinal));
        estate.Platform.Parts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("web-*")]
    [InlineData("device:i-1")]
    [InlineData("10.0.0.0/24")]
    [InlineData("203.0.113.0/24")]
    public async Task WhatIsNeverTouchedIsNotTouchedAndTheLogSaysSo(string protects)
    {
        await using var estate = await StartedAsync(PolicyReader.Read("p.yaml", $"mode: autonomous\nnever_touch: ['{protects}']\nrules:\n  - name: gentle\n    mode: autonomous\n    actions: [block_connections]\n"));
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Actions.ShouldBeEmpty();
        estate.Real.Log().Items.ShouldHaveSingleItem().Text.ShouldContain(protects);
    }

    [Fact]
    public async Task MoreThanTheLimitOfAnHourIsProposed()
    {
        await using var estate = await StartedAsync(Autonomous with { ActionsAnHour = 1 });
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now), To("198.51.100.9", estate.Now));
        estate.Actions.Select(a => a.Status).ShouldBe([ActionStatus.Active, ActionStatus.Proposed]);
        estate.Actions[1].Reasons.ShouldContain(r => r.Contains("the limit is 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MoreEntitiesThanTheLimitAreProposed()
    {
        await using var estate = await StartedAsync(Autonomous with { EntitiesAtOnce = 0 });
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Actions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Status.ShouldBe(ActionStatus.Proposed), a => a.Reasons.ShouldContain(r => r.Contains("the limit is 0", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task WhatStillGoesOnWhenItsTimeIsOverStaysBlockedUpToADay()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        for (var hour = 0; hour < 30; hour++)
        {
            await estate.AdvanceAsync(TimeSpan.FromHours(1));
            if (estate.Actions[0].Status == ActionStatus.Active) await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        }

        var action = estate.Actions.ShouldHaveSingleItem();
        action.Status.ShouldBe(ActionStatus.Expired);
        estate.Real.Log(action.ActionId, limit: 100).Items.Count(e => e.Step == "extended").ShouldBe(11, "two hours each, and a day in all");
        (action.EndedAt - action.AppliedAt).ShouldBe(24 * 3_600_000);
    }

    [Fact]
    public async Task ABlockIsNotGivenUpBecauseThePlatformIsAwayWhileItIsExtended()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Platform.Before = static _ => throw new ActionFailedException("the platform answers 503");
        await estate.Desk.EndAtAsync(estate.Actions[0].ActionId, estate.Now + (4 * 3_600_000), "Anna", null, Cancellation);
        for (var i = 0; i < 20; i++) await estate.AdvanceAsync(TimeSpan.FromMinutes(5));
        estate.Platform.Before = static _ => { };
        await estate.AdvanceAsync(TimeSpan.FromMinutes(5));
        estate.Actions.ShouldHaveSingleItem().Status.ShouldBe(ActionStatus.Active);
        estate.Platform.Parts.Count.ShouldBe(2);
        estate.Platform.Until[estate.Actions[0].ActionId].ShouldBe(estate.Actions[0].ExpiresAt);
    }

    [Fact]
    public async Task AnIncidentThatBecomesPartOfAnotherTakesItsActionsAlong()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        await estate.MergeAsync("in-2", new Deviation { Entity = Machine, IsMain = true, Connections = [To(Outside, estate.Now)], Last = estate.Now });
        estate.Actions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.IncidentId.ShouldBe("in-2"), a => a.Status.ShouldBe(ActionStatus.Active));
    }

    [Fact]
    public async Task WhoAsksWhileItStopsIsNotKeptWaiting()
    {
        await using var estate = await StartedAsync(new() { Mode = ResponseMode.Confirm });
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        var held = new TaskCompletionSource();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        estate.Platform.Before = _ =>
        {
            reached.TrySetResult();
            held.Task.Wait(Cancellation);
        };
        var approving = estate.Desk.ApproveAsync(estate.Actions[0].ActionId, "Anna", null, Cancellation);
        await reached.Task.WaitAsync(Cancellation);
        var behind = estate.Desk.RejectAsync(estate.Actions[0].ActionId, "Ben", null, Cancellation);
        var stopping = estate.StopAsync();
        await Should.ThrowAsync<OperationCanceledException>(behind);
        held.SetResult();
        await stopping;
        await Should.ThrowAsync<OperationCanceledException>(approving);
    }

    [Fact]
    public async Task ADryRunPlansAndSimulatesAndCallsNothing()
    {
        await using var estate = await StartedAsync(Autonomous with { IsDryRun = true });
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        var action = estate.Actions.ShouldHaveSingleItem();
        action.Status.ShouldBe(ActionStatus.Proposed);
        action.Plan.ShouldNotBeNull();
        await Should.ThrowAsync<DecisionException>(() => estate.Desk.ApproveAsync(action.ActionId, "Anna", null, Cancellation));
        estate.Platform.Parts.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnIncidentThatAPersonClosesAsBenignLetsGo()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        await estate.CloseAsync(ClosingReason.BenignExpected);
        estate.Actions.ShouldHaveSingleItem().Status.ShouldBe(ActionStatus.Reverted);
        estate.Platform.Parts.ShouldBeEmpty();
    }

    [Fact]
    public async Task AStolenPasswordIsMetByRevokingAndDisablingTogetherWhereThereIsNoNormalWork()
    {
        await using var estate = await StartedAsync(Autonomous);
        estate.Platform.Cannot.Add(ContainmentKind.DisableCredential);
        await estate.FindAsync(Verdict.Malicious, new Deviation { Entity = Person, IsMain = true, Networks = ["2001:db8::/32"], Last = estate.Now });
        estate.Actions.Select(a => (a.Containment.Kind, a.Status)).OrderBy(a => a.Kind).ToList().ShouldBe(
            [(ContainmentKind.RevokeSessions, ActionStatus.Active), (ContainmentKind.DisableIdentity, ActionStatus.Active)]);
    }

    [Fact]
    public async Task AStolenSessionIsEndedAndNothingElseUntilItGoesOn()
    {
        await using var estate = await StartedAsync(Autonomous);
        var stolen = new Deviation { Entity = Person, IsMain = true, Operations = ["ListBuckets"], Last = estate.Now };
        await estate.FindAsync(Verdict.Malicious, stolen, "stolen-workload-credential");
        estate.Actions.ShouldHaveSingleItem().Containment.Kind.ShouldBe(ContainmentKind.RevokeSessions);
        await estate.AdvanceAsync(TimeSpan.FromMinutes(10));
        await estate.FindAsync(Verdict.Malicious, stolen with { Last = estate.Now }, "stolen-workload-credential");
        estate.Actions.Select(a => a.Containment.Kind).ShouldBe([ContainmentKind.RevokeSessions, ContainmentKind.DenyOperations]);
        estate.Actions[1].Containment.Operations.ShouldBe(["ListBuckets"]);
    }

    [Fact]
    public async Task WhatWasOverLongAgoIsNotActedOn()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now - 90_000_000));
        estate.Actions.ShouldBeEmpty();
        estate.Real.Log().Items.ShouldHaveSingleItem().Step.ShouldBe("not_acted");
    }

    [Fact]
    public async Task VictimsThatAnIncidentNamesAreNotContained()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, new Deviation { Entity = Machine, IsMain = false, Connections = [To(Outside, estate.Now)], Last = estate.Now });
        estate.Actions.ShouldBeEmpty();
    }

    private static async Task<ResponseEstate> StartedAsync(ResponsePolicy policy)
    {
        var estate = new ResponseEstate(policy);
        await estate.StartAsync();
        return estate;
    }
}
