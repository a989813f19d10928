using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Xunit;
using static Windhover.Tests.Response.ResponseEstate;

namespace Windhover.Tests.Response;

public sealed class ManyAddressesTests
{
    private const string Outside = "203.0.113.77";

    private static ResponsePolicy Autonomous { get; } = new() { Mode = ResponseMode.Autonomous };

    [Fact]
    public async Task WhoeverGoesFromAddressToAddressIsHeldToItsPatternOfLife()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        await estate.AdvanceAsync(TimeSpan.FromMinutes(10));
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        estate.Actions.Count.ShouldBe(1, "attempts that are dropped are recorded as well");
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now), To("198.51.100.9", estate.Now));
        await estate.AdvanceAsync(TimeSpan.FromMinutes(10));
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now), To("198.51.100.9", estate.Now), To("192.0.2.200", estate.Now));
        estate.Actions.Select(a => a.Containment.Kind).ShouldBe([ContainmentKind.BlockConnections, ContainmentKind.BlockConnections, ContainmentKind.EnforcePatternOfLife]);
        var enforced = estate.Actions[2];
        enforced.Status.ShouldBe(ActionStatus.Active);
        enforced.Containment.Allow.Select(r => r.ToString()).ShouldBe(["to 10.0.1.9 port 3128/tcp", "to 10.0.1.5 port 5432/tcp", "to 10.0.1.2 port 53/udp"]);
        enforced.Simulation.NormalBlocked.ShouldBe(0);
    }

    [Fact]
    public async Task NobodyIsAskedForABlockOfEveryAddressThatIsGoneTo()
    {
        await using var estate = await StartedAsync(new() { Mode = ResponseMode.Confirm });
        var seen = new List<DeviatingConnection>();
        for (var i = 1; i <= 6; i++)
        {
            seen.Add(To($"198.51.100.{i}", estate.Now));
            await estate.FindAsync(Verdict.Malicious, [.. seen]);
            await estate.AdvanceAsync(TimeSpan.FromMinutes(10));
        }

        estate.Actions.Select(a => (a.Containment.Kind, a.Status)).ShouldBe(
            [(ContainmentKind.BlockConnections, ActionStatus.Proposed), (ContainmentKind.BlockConnections, ActionStatus.Proposed), (ContainmentKind.EnforcePatternOfLife, ActionStatus.Proposed)]);
    }

    [Fact]
    public async Task ANewAddressOfTheSameStoryIsBlockedToo()
    {
        await using var estate = await StartedAsync(Autonomous);
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now), To("198.51.100.9", estate.Now));
        estate.Actions.Count.ShouldBe(2);
        estate.Actions[1].Containment.Block.ShouldHaveSingleItem().Remote!.Value.ToString().ShouldBe("198.51.100.9", "what is blocked already is not blocked twice");
    }

    private static async Task<ResponseEstate> StartedAsync(ResponsePolicy policy)
    {
        var estate = new ResponseEstate(policy);
        await estate.StartAsync();
        return estate;
    }
}
