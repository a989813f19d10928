using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Xunit;
using static Windhover.Tests.Response.ResponseEstate;

namespace Windhover.Tests.Response;

/// <summary>What becomes of an action when its platform refuses, forgets, or is changed by somebody else.</summary>
public sealed class PlatformFailuresTests
{
    private const string Outside = "203.0.113.77";

    private static ResponsePolicy Autonomous { get; } = new() { Mode = ResponseMode.Autonomous };

    [Fact]
    public async Task WhatThePlatformTookAndForgotIsNeverSaidToBeInForce()
    {
        await using var estate = await StartedAsync(Autonomous);
        estate.Platform.Forgets.Add("b");
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Actions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Status.ShouldBe(ActionStatus.Approved), a => a.Problem.ShouldContain("1 of 2 parts stand"));
        for (var i = 0; i < 6; i++) await estate.AdvanceAsync(TimeSpan.FromMinutes(1));
        estate.Actions[0].Status.ShouldBe(ActionStatus.Failed);
        estate.Platform.Parts.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatSomebodyTookAwayOnThePlatformIsNotAppliedAgain()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Platform.Parts.Clear();
        await estate.AdvanceAsync(TimeSpan.FromMinutes(6));
        estate.Actions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Status.ShouldBe(ActionStatus.Reverted), a => a.DecidedBy.ShouldBe("platform"));
        estate.Platform.Parts.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnUndoingThatFailsIsTriedAgainAndToldUntilItIsDone()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Platform.Before = call =>
        {
            if (call.StartsWith("undo", StringComparison.Ordinal)) throw new ActionFailedException("the platform answers 503");
        };
        await estate.AdvanceAsync(TimeSpan.FromHours(2));
        var stuck = estate.Actions.ShouldHaveSingleItem();
        stuck.Status.ShouldBe(ActionStatus.Ending);
        stuck.Problem.ShouldContain("503");
        for (var i = 0; i < 10; i++) await estate.AdvanceAsync(TimeSpan.FromMinutes(6));
        estate.Actions[0].Failures.ShouldBeGreaterThan(8);
        estate.Platform.Before = static _ => { };
        await estate.AdvanceAsync(TimeSpan.FromMinutes(6));
        estate.Actions[0].Status.ShouldBe(ActionStatus.Expired);
        estate.Platform.Parts.ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatCannotBeAppliedIsTakenBackWhollyAndSaidToHaveFailed()
    {
        await using var estate = await StartedAsync(Autonomous);
        estate.Platform.Before = call =>
        {
            if (call == "apply b") throw new ActionFailedException("the platform answers 500");
        };
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        for (var i = 0; i < 6; i++) await estate.AdvanceAsync(TimeSpan.FromMinutes(1));
        estate.Actions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Status.ShouldBe(ActionStatus.Failed), a => a.Problem.ShouldContain("500"));
        estate.Platform.Parts.ShouldBeEmpty();
    }

    private static async Task<ResponseEstate> StartedAsync(ResponsePolicy policy)
    {
        var estate = new ResponseEstate(policy);
        await estate.StartAsync();
        return estate;
    }
}
