using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Testing.Server;
using Xunit;
using static Windhover.Tests.Response.ResponseEstate;

namespace Windhover.Tests.Response;

/// <summary>What is done without a person was proven before: on days that it was not made of, and with nothing hidden.</summary>
public sealed class ProvenBeforeTests
{
    private const string Outside = "203.0.113.77";

    private static ResponsePolicy Autonomous { get; } = new() { Mode = ResponseMode.Autonomous };

    [Fact]
    public async Task AnAllowSetIsTriedOnDaysThatItWasNotMadeOf()
    {
        await using var estate = new ResponseEstate(Autonomous, newDays: 5) { Platform = { Cannot = { ContainmentKind.BlockConnections } } };
        await estate.StartAsync();
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        var proposal = estate.Actions.ShouldHaveSingleItem();
        proposal.Containment.Kind.ShouldBe(ContainmentKind.EnforcePatternOfLife);
        proposal.Status.ShouldBe(ActionStatus.Proposed, "a week ago nobody could have known the service that it uses since");
        proposal.Containment.Allow.ShouldContain(rule => rule.Port == 8080, "what is enforced knows it");
        proposal.Simulation.NormalBlocked.ShouldBe(5_000);
    }

    [Fact]
    public async Task APatternOfLifeThatIsTooYoungToBeTriedIsForAPersonToEnforce()
    {
        await using var estate = new ResponseEstate(Autonomous, days: 5) { Platform = { Cannot = { ContainmentKind.BlockConnections } } };
        await estate.StartAsync();
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        var proposal = estate.Actions.ShouldHaveSingleItem();
        proposal.Status.ShouldBe(ActionStatus.Proposed);
        proposal.Reasons.ShouldContain(r => r.Contains("no day left to try it on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ANewMachineIsHeldToItsGroupByAPersonAlone()
    {
        var young = Machine with { Id = "device:i-2", Name = "web-2", Ips = ["10.0.0.5"] };
        await using var estate = new ResponseEstate(Autonomous) { Platform = { Cannot = { ContainmentKind.BlockConnections } }, Engine = new RecordedEngine { Entities = [View(Machine), View(young)] } };
        estate.Platform.Known.Add(young.Id);
        await estate.StartAsync();
        await estate.FindAsync(Verdict.Malicious, new Deviation { Entity = young, IsMain = true, Connections = [To(Outside, estate.Now)], Last = estate.Now });
        var proposal = estate.Actions.ShouldHaveSingleItem();
        proposal.Containment.Kind.ShouldBe(ContainmentKind.EnforceGroup);
        proposal.Containment.Allow.Count.ShouldBe(3, "what its peer always does");
        proposal.Status.ShouldBe(ActionStatus.Proposed, "nothing says what it needs itself");
        proposal.Simulation.IsProven.ShouldBeFalse();
    }

    [Fact]
    public async Task AConnectionThatWasThereForWeeksIsNormalWorkWhateverAnAlertSaysOfIt()
    {
        await using var estate = new ResponseEstate(Autonomous);
        await estate.StartAsync();
        await estate.FindAsync(Verdict.Malicious, To("10.0.1.5", estate.Now, 5432) with { First = estate.Now - (20 * 86_400_000L) });
        var proposal = estate.Actions.ShouldHaveSingleItem();
        proposal.Status.ShouldBe(ActionStatus.Proposed);
        proposal.Simulation.NormalBlocked.ShouldBe(7_000);
    }

    [Fact]
    public async Task WhoWorksEveryDayIsNotLockedOutByTheMachine()
    {
        await using var estate = new ResponseEstate(Autonomous) { Platform = { Cannot = { ContainmentKind.DisableCredential } } };
        estate.Platform.Known.Add(Worker.Id);
        await estate.StartAsync();
        await estate.FindAsync(Verdict.Malicious, new Deviation { Entity = Worker, IsMain = true, Networks = ["203.0.0.0/16"], Last = estate.Now });
        estate.Actions.ShouldAllBe(a => a.Status == ActionStatus.Proposed);
        var locked = estate.Actions.Single(a => a.Containment.Kind == ContainmentKind.DisableIdentity);
        (locked.Simulation.Normal, locked.Simulation.NormalBlocked).ShouldBe((5, 5));
    }

    [Fact]
    public async Task AnOperationThatIsDailyWorkIsNotDeniedByTheMachine()
    {
        await using var estate = new ResponseEstate(Autonomous);
        estate.Platform.Known.Add(Worker.Id);
        await estate.StartAsync();
        await estate.FindAsync(Verdict.Malicious, new Deviation { Entity = Worker, IsMain = true, Operations = ["GetObject"], Last = estate.Now });
        estate.Actions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Status.ShouldBe(ActionStatus.Proposed), a => a.Simulation.NormalBlocked.ShouldBe(5));
    }

    [Fact]
    public async Task ARungThatDropsWhatIsNotNamedSparesWhomNothingMayBeDoneTo()
    {
        var policy = PolicyReader.Read("p.yaml", "mode: autonomous\ncollateral: 1\nnever_touch: [10.0.1.9]\n");
        await using var estate = new ResponseEstate(policy) { Platform = { Cannot = { ContainmentKind.BlockConnections, ContainmentKind.EnforcePatternOfLife } } };
        await estate.StartAsync();
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Actions.ShouldBeEmpty();
        estate.Real.Log().Items.ShouldHaveSingleItem().Text.ShouldContain("it would block 10.0.1.9");
    }

    private static EntityView View(EntityRef entity) => Found.View(1) with { Entity = entity, Group = "web" };

    [Theory]
    [InlineData(20, new[] { "directory" })]
    [InlineData(5, new string[0])]
    public async Task AServiceThatWasNeverUsedIsDeniedWholeOnceTheIdentityIsKnownForLonger(int days, string[] services)
    {
        await using var estate = new ResponseEstate(Autonomous, daysOfWork: days);
        estate.Platform.Known.Add(Worker.Id);
        await estate.StartAsync();
        await estate.FindAsync(Verdict.Malicious, new Deviation { Entity = Worker, IsMain = true, Operations = ["directory CreateUser", "storage PutBucketPolicy"], Last = estate.Now });
        var denied = estate.Actions.ShouldHaveSingleItem().Containment;
        denied.Kind.ShouldBe(ContainmentKind.DenyOperations);
        denied.Services.ShouldBe(services, "storage is what it works with");
        denied.Denies("directory", "DeleteUser").ShouldBe(services.Length > 0);
        denied.Denies("storage", "GetObject").ShouldBeFalse();
    }
}
