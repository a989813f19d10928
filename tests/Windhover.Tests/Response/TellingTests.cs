using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Xunit;
using static Windhover.Tests.Response.ResponseEstate;

namespace Windhover.Tests.Response;

/// <summary>Another system is told beside what is done, and where nothing can be done.</summary>
public sealed class TellingTests
{
    private const string Outside = "203.0.113.77";

    [Fact]
    public async Task WhoIsToBeToldIsToldOnceOfWhatIsDone()
    {
        await using var estate = await StartedAsync(new() { Mode = ResponseMode.Autonomous });
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now), To("198.51.100.9", estate.Now));
        estate.Actions.Select(a => (a.Containment.Kind, a.Status)).ShouldBe(
            [(ContainmentKind.BlockConnections, ActionStatus.Active), (ContainmentKind.Notify, ActionStatus.Active), (ContainmentKind.BlockConnections, ActionStatus.Active)], ignoreOrder: true);
        var told = estate.Actions.Single(a => a.Containment.Kind == ContainmentKind.Notify);
        told.Containment.Block.ShouldHaveSingleItem().ToString().ShouldBe($"to {Outside} port 8443/tcp");
        (told.Simulation.DeviatingStopped, told.Simulation.NormalBlocked).ShouldBe((0, 0));
        told.Simulation.Caveat.ShouldContain("Nothing is stopped");
    }

    [Fact]
    public async Task WhereNothingCanBeDoneItIsToldAllTheSame()
    {
        await using var estate = await StartedAsync(new() { Mode = ResponseMode.Autonomous });
        foreach (var kind in Enum.GetValues<ContainmentKind>().Where(k => k != ContainmentKind.Notify)) estate.Platform.Cannot.Add(kind);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        var told = estate.Actions.ShouldHaveSingleItem();
        (told.Containment.Kind, told.Status).ShouldBe((ContainmentKind.Notify, ActionStatus.Active));
        told.Reasons.ShouldContain(r => r.Contains("there is no device:i-1 here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AStepAgainstAnIdentityIsNotHeldUpByHavingToldOfIt()
    {
        await using var estate = await StartedAsync(new() { Mode = ResponseMode.Autonomous });
        foreach (var kind in Enum.GetValues<ContainmentKind>().Where(k => k != ContainmentKind.Notify)) estate.Platform.Cannot.Add(kind);
        var deviation = new Deviation { Entity = Person, IsMain = true, Operations = ["ListBuckets"], Last = estate.Now };
        await estate.FindAsync(Verdict.Malicious, deviation);
        estate.Platform.Cannot.Remove(ContainmentKind.DenyOperations);
        await estate.FindAsync(Verdict.Malicious, deviation);
        estate.Actions.Select(a => a.Containment.Kind).ShouldBe([ContainmentKind.Notify, ContainmentKind.DenyOperations]);
    }

    [Fact]
    public async Task TellingIsForAPersonToApproveWhereThePolicySaysConfirm()
    {
        await using var estate = await StartedAsync(new() { Mode = ResponseMode.Confirm });
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Actions.Count.ShouldBe(2);
        estate.Actions.ShouldAllBe(a => a.Status == ActionStatus.Proposed);
    }

    [Fact]
    public async Task NobodyIsToldWhereTheRuleDoesNotAllowIt()
    {
        await using var estate = await StartedAsync(new() { Mode = ResponseMode.Autonomous, Rules = [new() { Name = "gentle", Mode = ResponseMode.Autonomous, Actions = [ContainmentKind.BlockConnections] }] });
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Actions.ShouldHaveSingleItem().Containment.Kind.ShouldBe(ContainmentKind.BlockConnections);
    }

    [Fact]
    public async Task WhomIsOnlyToldOfIsNotContained()
    {
        await using var estate = await StartedAsync(new() { Mode = ResponseMode.Autonomous, EntitiesAtOnce = 1 });
        foreach (var kind in Enum.GetValues<ContainmentKind>().Where(k => k is not (ContainmentKind.Notify or ContainmentKind.DenyOperations))) estate.Platform.Cannot.Add(kind);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        await estate.FindAsync(Verdict.Malicious, new Deviation { Entity = Person, IsMain = true, Operations = ["ListBuckets"], Last = estate.Now });
        estate.Actions.Single(a => a.Containment.Kind == ContainmentKind.DenyOperations).Status.ShouldBe(ActionStatus.Active);
    }

    private static async Task<ResponseEstate> StartedAsync(ResponsePolicy policy)
    {
        var estate = new ResponseEstate(policy);
        estate.Platform.Cannot.Remove(ContainmentKind.Notify);
        await estate.StartAsync();
        return estate;
    }
}
