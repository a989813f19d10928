using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

public class UnusualTests
{
    private static readonly string Any = Run.Yaml("{ field: operation, is: Get }", more: "unusual: { any_of: [operation, source_network], at_most: 0.01 }");
    private static readonly string All = Run.Yaml("{ field: operation, is: Get }", more: "unusual: { all_of: [operation, source_network], at_most: 0.01 }");

    [Theory]
    [InlineData(1, 1, false, false)]
    [InlineData(0.01, 1, true, false)]
    [InlineData(1, 0.0001, true, false)]
    [InlineData(0.005, 0.01, true, true)]
    [InlineData(0.011, 0.02, false, false)]
    public void AnyOrAllFeaturesMustBeUnusual(double operation, double network, bool any, bool all)
    {
        new Run(Any).Unusual("operation", operation).Unusual("source_network", network).Feed("Get").ShouldBe(any);
        new Run(All).Unusual("operation", operation).Unusual("source_network", network).Feed("Get").ShouldBe(all);
    }

    [Fact]
    public void AModelThatDoesNotAskFiresOnWhatIsUsual() => new Run(Run.Yaml("{ field: operation, is: Get }")).Feed("Get").ShouldBeTrue();

    [Theory]
    [InlineData("informational", false)]
    [InlineData("low", false)]
    [InlineData("medium", true)]
    public void AHintThatGoesByWhatIsUnusualWaitsUntilThereIsAUsual(string severity, bool speaks)
    {
        new Run(Any.Replace("severity: high", "severity: " + severity, StringComparison.Ordinal)) { IsEarly = true }.Unusual("operation", 0.001).Feed("Get").ShouldBe(speaks);
        new Run(Any.Replace("severity: high", "severity: " + severity, StringComparison.Ordinal)).Unusual("operation", 0.001).Feed("Get").ShouldBeTrue();
        new Run(Run.Yaml("{ field: operation, is: Get }").Replace("severity: high", "severity: " + severity, StringComparison.Ordinal)) { IsEarly = true }.Feed("Get").ShouldBeTrue("it does not ask");
    }

    [Theory]
    [InlineData("low", false)]
    [InlineData("medium", true)]
    public void SoDoesAHintWhoseStepsGoByIt(string severity, bool speaks)
    {
        var steps = Run.Yaml("{ field: actor, exists: true }", more: """
            sequence:
              by: actor
              within: 1h
              steps:
                - { name: first, when: { field: operation, is: Get } }
                - { name: second, when: { field: operation, is: Put }, unusual: { any_of: [operation], at_most: 0.01 } }
            """);
        var run = new Run(steps.Replace("severity: high", "severity: " + severity, StringComparison.Ordinal)) { IsEarly = true }.Unusual("operation", 0.001);
        run.Feed("Get").ShouldBeFalse();
        run.Feed("Put", 10).ShouldBe(speaks);
    }

    [Fact]
    public void AHitNamesTheFeaturesThatWereUnusual()
    {
        var run = new Run(Any).Unusual("operation", 0.002);
        run.Feed("Get").ShouldBeTrue();
        var feature = run.Hits.Single().Features.Single();
        feature.Feature.ShouldBe("operation");
        feature.Observed.ShouldBe("Get");
        feature.Probability.ShouldBe(0.002);
    }

    [Fact]
    public void AHitSaysWhatElseIsUnusualThoughTheModelDoesNotAsk()
    {
        var run = new Run(Run.Yaml("{ field: operation, is: Get }")).Unusual("source_network", 0.004).Unusual("agent", 0.2);
        run.Feed("Get").ShouldBeTrue();

        var feature = run.Hits.Single().Features.ShouldHaveSingleItem();
        feature.Feature.ShouldBe("source_network");
        feature.Probability.ShouldBe(0.004);
        ModelAlertText.Ledger(run.Hits.Single())[0].Text.ShouldContain("is unusual here as well: probability 0.004");
    }

    [Fact]
    public void OfAFindingOfAnotherToolNothingIsUsualOrUnusual()
    {
        var run = new Run(Run.Yaml("{ field: operation, is: Get }", classes: "detection_finding")).Unusual("operation", 0.0001);
        run.Feed("Get", more: s => s.Activity.Class = EventClass.DetectionFinding).ShouldBeTrue();

        run.Hits.Single().Features.ShouldBeEmpty();
    }

    [Fact]
    public void OnlyUnusualRecordsCountTowardsAThreshold()
    {
        var run = new Run(Any + "\nthreshold: { count: 2, within: 1m, by: actor }");
        for (var second = 0; second < 10; second++) run.Feed("Get", second).ShouldBeFalse();
        run.Unusual("operation", 0.001);
        run.Feed("Get", 11).ShouldBeFalse();
        run.Feed("Get", 12).ShouldBeTrue();
        run.Hits.Single().Count.ShouldBe(2);
    }
}
