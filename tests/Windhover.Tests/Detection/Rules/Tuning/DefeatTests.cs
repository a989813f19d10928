using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Detection.Rules.Tuning;

public class DefeatTests
{
    private const string When = "{ field: operation, is: Get }";
    private const string Bob = "defeats: [{ model: test-model, when: { field: actor, is: bob }, reason: Bob does that. }]";

    [Fact]
    public void AnEventThatMeetsADefeatDoesNotFireTheModel()
    {
        var run = new Run(Run.Yaml(When), tuning: Bob);
        run.Feed("Get", actor: "bob").ShouldBeFalse();
        run.Feed("Get", actor: "alice").ShouldBeTrue();
    }

    [Fact]
    public void ADefeatMayBeForEveryModelOfATag()
    {
        var tuning = Bob.Replace("model: test-model", "tag: reading", StringComparison.Ordinal);
        new Run(Run.Yaml(When, more: "tags: reading"), tuning: tuning).Feed("Get", actor: "bob").ShouldBeFalse();
    }

    [Fact]
    public void AnEventThatMeetsADefeatDoesNotCount()
    {
        var run = new Run(Run.Yaml(When, more: "threshold: { count: 2, within: 1h, by: operation }"), tuning: Bob);
        run.Feed("Get", 0, "bob").ShouldBeFalse();
        run.Feed("Get", 1, "alice").ShouldBeFalse();
        run.Feed("Get", 2, "carol").ShouldBeTrue();
    }

    [Theory]
    [InlineData("2027-01-31", "2027-01-31T23:59:59Z", "2027-02-01T00:00:00Z")]
    [InlineData("2027-01-31T12:00:00Z", "2027-01-31T11:59:59Z", "2027-01-31T12:00:00Z")]
    public void ADefeatEndsInEventTime(string until, string before, string after)
    {
        var run = new Run(Run.Yaml(When), tuning: Bob.Replace("reason:", $"until: {until}, reason:", StringComparison.Ordinal));
        run.Feed("Get", DateTimeOffset.Parse(before, null).ToUnixTimeSeconds(), "bob").ShouldBeFalse();
        run.Feed("Get", DateTimeOffset.Parse(after, null).ToUnixTimeSeconds(), "bob").ShouldBeTrue();
    }

    [Fact]
    public void ARawFieldThatOnlyADefeatAsksForIsReadToo()
    {
        var run = new Run(Run.Yaml(When), tuning: "defeats: [{ model: test-model, when: { field: raw.tool.name, is: backup }, reason: r }]");
        run.Catalogue.WantedFields("vendor.log").ShouldBe(["tool.name"]);
        run.Feed("Get", raw: [("tool.name", "backup")]).ShouldBeFalse();
        run.Feed("Get", raw: [("tool.name", "other")]).ShouldBeTrue();
    }

    [Fact]
    public void TheSeverityOfTheTuningIsThatOfTheAlert()
    {
        var run = new Run(Run.Yaml(When), tuning: "severities: [{ model: test-model, severity: low, reason: r }]");
        run.Feed("Get");
        run.Hits.Single().Model.Severity.ShouldBe(Severity.Low);
    }

    [Fact]
    public void ADefeatOfFlowsAsksTheFieldsOfFlows()
    {
        var run = new Run(Run.Yaml("{ field: destination_port, is: 22 }", "network_activity"), tuning: "defeats: [{ model: test-model, when: { field: source, in_network: 192.0.2.0/24 }, reason: r }]");
        run.Flow(new NetworkActivity { Source = Address.Parse("192.0.2.7"), DestinationPort = 22 }).ShouldBeFalse();
        run.Flow(new NetworkActivity { Source = Address.Parse("198.51.100.7"), DestinationPort = 22 }).ShouldBeTrue();
    }
}
