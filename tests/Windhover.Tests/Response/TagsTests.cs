using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Testing.Server;
using Xunit;
using static Windhover.Tests.Response.ResponseEstate;

namespace Windhover.Tests.Response;

/// <summary>Whoever breaks into a machine may tag it. The incident begins an hour before now.</summary>
public sealed class TagsTests
{
    private const string Outside = "203.0.113.77";
    private const long Hour = 3_600_000;

    private static readonly ResponsePolicy Rules = PolicyReader.Read("policy.yaml", """
        mode: autonomous
        rules:
          - { name: switched off, mode: "off", tags: windhover=off }
          - { name: jewels, mode: confirm, tags: [crown-jewel, env=prod] }
        """);

    [Fact]
    public async Task ATagThatStoodBeforePutsItsRuleInForce()
    {
        await using var estate = await StartedAsync(Rules, now => [new("crown-jewel", "yes", now - (30 * Hour))]);
        (await ActAsync(estate)).ShouldBe((ActionStatus.Proposed, "jewels"));
        (await estate.Desk.ModeAsync(Machine, TestContext.Current.CancellationToken)).Rule.ShouldBe("jewels");
    }

    [Fact]
    public async Task AMachineThatIsTaggedAfterTheBreakInIsTreatedAsBefore()
    {
        await using var estate = await StartedAsync(Rules, now => [new("windhover", "off", now - (Hour / 2))]);
        (await estate.Desk.ModeAsync(Machine, TestContext.Current.CancellationToken)).Rule.ShouldBe("switched off", "nothing is found yet");
        (await ActAsync(estate)).ShouldBe((ActionStatus.Active, ""));
        (await estate.Desk.ModeAsync(Machine, TestContext.Current.CancellationToken)).ShouldBe(new ModeInForce(ResponseMode.Autonomous, "", ""), "what is shown is what holds");
        estate.Real.Log(incidentId: ResponseEstate.Incident).Items.Where(e => e.Step == "tags_changed").ShouldHaveSingleItem().Text.ShouldContain("the rule 'switched off'");
    }

    [Fact]
    public async Task ATagThatIsTakenAwayAfterTheBreakInStillCounts()
    {
        await using var estate = await StartedAsync(Rules, now => [new("crown-jewel", "", now - (30 * Hour), now - (Hour / 2))]);
        (await ActAsync(estate)).ShouldBe((ActionStatus.Proposed, "jewels"));
    }

    [Fact]
    public async Task ATagOfTheMomentInWhichTheStoryBeginsDoesNotCount()
    {
        await using var estate = await StartedAsync(Rules, now => [new("windhover", "off", now - Hour)]);
        (await ActAsync(estate)).ShouldBe((ActionStatus.Active, ""));
    }

    [Fact]
    public async Task ATagThatIsGoneSinceBeforeDoesNotCount()
    {
        await using var estate = await StartedAsync(Rules, now => [new("windhover", "off", now - (30 * Hour), now - (2 * Hour))]);
        (await ActAsync(estate)).ShouldBe((ActionStatus.Active, ""));
    }

    [Fact]
    public async Task ATagThatAPersonGaveCountsWheneverItWasGiven()
    {
        var policy = Rules with { Tags = [new GivenTag("crown-jewel", "", ["web-*"], [], [])] };
        await using var estate = await StartedAsync(policy, now => [new("windhover", "off", now - (Hour / 2))]);
        (await ActAsync(estate)).ShouldBe((ActionStatus.Proposed, "jewels"));
    }

    [Fact]
    public async Task NoLogCanSayThatAPersonGaveATag()
    {
        await using var estate = await StartedAsync(Rules, now => [new("windhover", "off", now - (30 * Hour), null, IsGiven: true)]);
        (await ActAsync(estate)).ShouldBe((ActionStatus.Active, ""), "only the policy says what was given");
    }

    private static async Task<ResponseEstate> StartedAsync(ResponsePolicy policy, Func<long, IReadOnlyList<EntityTag>> tags)
    {
        var estate = new ResponseEstate(policy);
        estate.Engine = new RecordedEngine { Entities = [View(tags(estate.Now))] };
        await estate.StartAsync();
        return estate;
    }

    private static async Task<(ActionStatus Status, string Rule)> ActAsync(ResponseEstate estate)
    {
        await estate.FindAsync(Verdict.Malicious, To(Outside, estate.Now));
        var action = estate.Actions.ShouldHaveSingleItem();
        return (action.Status, action.Rule);
    }

    private static EntityView View(IReadOnlyList<EntityTag> tags) => new()
    {
        Entity = Machine, FirstSeen = 0, LastSeen = 0, DaysSeen = 9, Records = 9, Learning = false, Group = "", Peers = 0, Features = [], Numbers = [], HourOfWeek = [], Addresses = [], Tags = tags,
    };
}
