using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.PatternOfLife;
using Xunit;
using static Windhover.Tests.Investigation.TestCase;

namespace Windhover.Tests.Investigation;

/// <summary>What questions about identities answer.</summary>
public class IdentityQuestionTests
{
    private readonly TestCase story = new TestCase().Known(EntityType.Identity, "bob", group: "users").Alerted(EntityType.Identity, "bob");

    [Theory]
    [InlineData("198.51.100.1", 0, "usual")]
    [InlineData("192.0.2.1", 0, "new-access")]
    [InlineData(Rented, 0, "new-rented")]
    [InlineData(Rented, 2, "colleagues")]
    public void WhereFromIsTheUsualTheColleaguesOrANewPlace(string from, int colleagues, string answer)
    {
        story.Had(EntityType.Identity, "bob", Network("198.51.100.1")).Has(EntityType.Identity, "bob", Network(from));
        for (var i = 0; i < colleagues; i++) story.Known(EntityType.Identity, "colleague" + i).Had(EntityType.Identity, "colleague" + i, Network(from));
        story.Ask("source-network").ShouldBe(answer);
    }

    [Fact]
    public void ANewPlaceAmongUsualOnesIsWhatCounts() => story
        .Had(EntityType.Identity, "bob", Network("198.51.100.1")).Has(EntityType.Identity, "bob", Network("198.51.100.1")).Has(EntityType.Identity, "bob", Network(Rented)).Ask("source-network").ShouldBe("new-rented");

    [Fact]
    public void OnAYoungEstateToBeNewSaysNothing()
    {
        story.WatchedSince(Now - 2 * Day).Has(EntityType.Identity, "bob", Network(Rented)).Has(EntityType.Identity, "bob", story.Text(Feature.Agent, "curl")).Has(EntityType.Identity, "bob", story.Text(Feature.Operation, "Steal"));
        foreach (var question in new[] { "source-network", "client-tool", "operations", "refused-calls", "region", "resources", "known-for" }) story.Ask(question).ShouldBeNull(question);
    }

    [Theory]
    [InlineData("aws-cli", 0, "usual")]
    [InlineData("curl", 0, "new")]
    [InlineData("curl", 3, "colleagues")]
    public void AToolIsUsualNewOrTheColleagues(string tool, int colleagues, string answer)
    {
        story.Had(EntityType.Identity, "bob", story.Text(Feature.Agent, "aws-cli")).Has(EntityType.Identity, "bob", story.Text(Feature.Agent, tool));
        for (var i = 0; i < colleagues; i++) story.Had(EntityType.Identity, "colleague" + i, story.Text(Feature.Agent, tool));
        story.Ask("client-tool").ShouldBe(answer);
    }

    [Theory]
    [InlineData(1, "none")]
    [InlineData(3, "none")]
    [InlineData(5, "days")]
    [InlineData(12, "long")]
    public void WhoWasAwayForDaysHadNotBeenSeenUntilThen(int daysBefore, string answer) => story
        .HadOnce(EntityType.Identity, "bob", Network("198.51.100.1"), 15).HadOnce(EntityType.Identity, "bob", story.Text(Feature.Operation, "Read"), daysBefore)
        .Has(EntityType.Identity, "bob", Network("198.51.100.1")).Ask("absence").ShouldBe(answer);

    [Fact]
    public void WhoWasNeverSeenWasNotAway() => story.Has(EntityType.Identity, "bob", Network(Rented)).Ask("absence").ShouldBeNull();

    [Theory]
    [InlineData(1, "yes")]
    [InlineData(10, "no")]
    public void TwoPlacesAreTwoWithinThreeHours(int hours, string answer) => story
        .Had(EntityType.Identity, "bob", Network("198.51.100.1")).Has(EntityType.Identity, "bob", Network(Rented), 0).Has(EntityType.Identity, "bob", Network("198.51.100.1"), hours * 3_600_000L).Ask("two-places").ShouldBe(answer);

    [Fact]
    public void WhoIsUsuallyInManyPlacesTellsNothingByOneMore()
    {
        for (var i = 0; i < 5; i++) story.Had(EntityType.Identity, "bob", Network("198.51.100." + i));
        story.Has(EntityType.Identity, "bob", Network(Rented)).Ask("two-places").ShouldBeNull();
    }

    [Theory]
    [InlineData(0, 0, "usual")]
    [InlineData(2, 0, "few-new")]
    [InlineData(3, 0, "many-new")]
    [InlineData(3, 3, "colleagues")]
    public void OperationsAreCountedByHowFewCallThem(int added, int colleagues, string answer)
    {
        story.Had(EntityType.Identity, "bob", story.Text(Feature.Operation, "Get")).Has(EntityType.Identity, "bob", story.Text(Feature.Operation, "Get"));
        for (var i = 0; i < added; i++)
        {
            story.Has(EntityType.Identity, "bob", story.Text(Feature.Operation, "New" + i));
            for (var j = 0; j < colleagues; j++) story.Had(EntityType.Identity, "colleague" + j, story.Text(Feature.Operation, "New" + i));
        }

        story.Ask("operations").ShouldBe(answer);
    }

    [Fact]
    public void AnErrorThatIsNewIsARefusal()
    {
        story.Had(EntityType.Identity, "bob", story.Text(Feature.Error, "Throttled")).Has(EntityType.Identity, "bob", story.Text(Feature.Error, "Throttled")).Ask("refused-calls").ShouldBe("none");
        story.Has(EntityType.Identity, "bob", story.Text(Feature.Error, "AccessDenied")).Ask("refused-calls").ShouldBe("some");
    }

    [Fact]
    public void RegionsAndResourcesAreUsualOrNew()
    {
        story.Had(EntityType.Identity, "bob", story.Text(Feature.Region, "here")).Has(EntityType.Identity, "bob", story.Text(Feature.Region, "here")).Ask("region").ShouldBe("usual");
        story.Has(EntityType.Identity, "bob", story.Text(Feature.Region, "there")).Ask("region").ShouldBe("new");
        for (var i = 0; i < 3; i++) story.Had(EntityType.Identity, "colleague" + i, story.Text(Feature.Region, "there"));
        story.Ask("region").ShouldBe("colleagues");

        story.Had(EntityType.Identity, "bob", story.Text(Feature.Resource, "mine")).Has(EntityType.Identity, "bob", story.Text(Feature.Resource, "mine")).Ask("resources").ShouldBe("none");
        story.Has(EntityType.Identity, "bob", story.Text(Feature.Resource, "theirs")).Ask("resources").ShouldBe("few");
        for (var i = 0; i < 5; i++) story.Has(EntityType.Identity, "bob", story.Text(Feature.Resource, "theirs" + i));
        story.Ask("resources").ShouldBe("many");
    }

    [Fact]
    public void AnHourIsUsualOrNot()
    {
        var (night, noon) = (new Value { Feature = Feature.Hour, Number = 3, Hash = 3 }, new Value { Feature = Feature.Hour, Number = 12, Hash = 12 });
        story.Had(EntityType.Identity, "bob", noon).Has(EntityType.Identity, "bob", noon).Ask("hour").ShouldBe("usual");
        new TestCase().Known(EntityType.Identity, "bob").Alerted(EntityType.Identity, "bob").Had(EntityType.Identity, "bob", noon).Has(EntityType.Identity, "bob", night).Ask("hour").ShouldBe("unusual");
    }

    [Theory]
    [InlineData("users", "account")]
    [InlineData("federated", "role")]
    [InlineData("roles", "role")]
    [InlineData("owners", "owner")]
    public void WhatKindOfIdentityItIsStandsInItsGroup(string group, string answer) =>
        new TestCase().Known(EntityType.Identity, "x", group: group).Alerted(EntityType.Identity, "x").Ask("kind-of-identity").ShouldBe(answer);

    [Fact]
    public void ARoleWithAMachineBehindItIsAWorkloads() =>
        new TestCase().Known(EntityType.Identity, "app-role", group: "roles").Behind("app-role", "host").Alerted(EntityType.Identity, "app-role").Ask("kind-of-identity").ShouldBe("workload");

    [Theory]
    [InlineData("StopLogging", "StartLogging", "replaced")]
    [InlineData("DeleteTrail", "CreateTrail", "replaced")]
    [InlineData("delete networkpolicies", "create networkpolicies", "replaced")]
    [InlineData("microsoft.insights/diagnosticsettings/delete", "microsoft.insights/diagnosticsettings/write", "replaced")]
    [InlineData("policy.rule.deactivate", "policy.rule.activate", "replaced")]
    [InlineData("StopLogging", "CreateTrail", "gone")]
    [InlineData("DeleteFlowLogs", "DescribeFlowLogs", "gone")]
    [InlineData("UndeletePolicy", "CreatePolicy", null)]
    [InlineData("GetObject", "PutObject", null)]
    public void WhatIsTakenAwayIsReplacedOrGone(string taken, string beside, string? answer) => story
        .Alerted(EntityType.Identity, "bob", alert => alert with { Contributions = [Operation(taken)] })
        .Has(EntityType.Identity, "bob", story.Text(Feature.Operation, taken)).Has(EntityType.Identity, "bob", story.Text(Feature.Operation, beside)).Ask("put-back").ShouldBe(answer);

    [Fact]
    public void OneThingReplacedOfTwoThatAreGoneIsNotEnough() => story
        .Alerted(EntityType.Identity, "bob", alert => alert with { Contributions = [Operation("StopLogging"), Operation("DeleteFlowLogs")] })
        .Has(EntityType.Identity, "bob", story.Text(Feature.Operation, "StartLogging")).Ask("put-back").ShouldBe("gone");

    [Fact]
    public void SeveralThingsTakenAwayAreWorseThanOne() => story
        .Alerted(EntityType.Identity, "bob", alert => alert with { Contributions = [Operation("StopLogging"), Operation("DeleteFlowLogs")] }).Ask("put-back").ShouldBe("several-gone");

    private static Contribution Operation(string name) => new() { Feature = "operation", Observed = name, Expected = "", Probability = 1, Bits = 0, Text = name };
}
