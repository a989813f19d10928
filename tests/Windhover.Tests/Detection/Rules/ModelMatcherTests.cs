using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

public class ModelMatcherTests
{
    [Fact]
    public void AModelLooksOnlyAtItsClassesAndSources()
    {
        var run = new Run(Run.Yaml("{ field: operation, is: Get }", "[api_activity, account_change]", "sources: vendor.log"));
        run.Feed(run.Actor("Get")).ShouldBeTrue();
        run.Feed(run.Actor("Get"), "other.log").ShouldBeFalse();
        run.Feed(run.Actor("Get", more: s => s.Activity.Class = EventClass.AccountChange)).ShouldBeTrue();
        run.Feed(run.Actor("Get", more: s => s.Activity.Class = EventClass.Authentication)).ShouldBeFalse();
        run.Flow(new NetworkActivity { DestinationPort = 22 }).ShouldBeFalse();
    }

    [Theory]
    [InlineData("{ any: [{ field: operation, is: A }, { field: actor, is: alice }] }", "Other")]
    [InlineData("{ all: [{ any: [{ field: operation, is: A }, { field: operation, is: B }] }, { field: actor, is: alice }] }", "B")]
    [InlineData("{ all: [{ field: operation, in: [A, B] }, { field: operation, in: [B, C] }] }", "B")]
    [InlineData("{ not: { field: operation, is: A } }", "Other")]
    public void TheIndexNeverHidesAModelThatWouldFire(string when, string operation) => new Run(Run.Yaml(when)).Feed(operation).ShouldBeTrue();

    [Fact]
    public void ModelsForOnePortAndForEveryPortAreBothAsked()
    {
        var one = new Run(Run.Yaml("{ field: destination_port, is: 65535 }", "network_activity"));
        one.Flow(new NetworkActivity { DestinationPort = 65535 }).ShouldBeTrue();
        one.Flow(new NetworkActivity { DestinationPort = 65534 }).ShouldBeFalse();
        var every = new Run(Run.Yaml("{ field: protocol, is: tcp }", "network_activity"));
        every.Flow(new NetworkActivity { DestinationPort = 22, Protocol = 6 }).ShouldBeTrue();
    }

    [Fact]
    public void AModelThatIsNotEnabledStaysSilent() => new Run(Run.Yaml("{ field: operation, is: Get }", more: "enabled: false")).Feed("Get").ShouldBeFalse();

    [Fact]
    public void AnEventThatNoModelAsksForAllocatesNothing()
    {
        var run = new Run(Run.Yaml("{ field: operation, is: Get }"));
        var activity = run.Actor("Put");
        run.Feed(activity);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++) run.Matcher.Match(activity, run.Buffer, "vendor.log", run, "identity:alice", run.Hits);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void AHitNamesTheFieldsThatDecidedInTheOrderOfTheModel()
    {
        var run = new Run(Run.Yaml("{ all: [{ field: raw.a, contains: x }, { field: operation, is: Get }, { not: { field: outcome, is: failure } }, { any: [{ field: actor, is: bob }, { field: actor, is: alice }] }] }"));
        run.Feed("Get", raw: [("a", "xyz")]).ShouldBeTrue();
        run.Hits.Single().Fields.ShouldBe([
            new MatchedField("raw.a", "xyz", "contains x"),
            new MatchedField("operation", "Get", "is Get"),
            new MatchedField("outcome", "", "not: is failure"),
            new MatchedField("actor", "alice", "is alice"),
        ]);
        run.Hits.Single().Key.ShouldBe("identity:alice");
    }
}
