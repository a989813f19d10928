using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Indicators;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.CloudTrail;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

public class IndicatorListTests
{
    private static readonly IndicatorList Bad = IndicatorList.Of(
        "bad", ["# a comment", "", "203.0.113.50  # one", "198.51.100.0/24", "198.51.100.128/25", "192.0.2.0/28", "192.0.2.16/28", "2001:db8::/32", "evil.example", ".worse.example", "private"]);

    [Theory]
    [InlineData("203.0.113.50", true)]
    [InlineData("203.0.113.51", false)]
    [InlineData("198.51.100.0", true)]
    [InlineData("198.51.100.255", true)]
    [InlineData("192.0.2.31", true)]
    [InlineData("192.0.2.32", false)]
    [InlineData("2001:db8:1::7", true)]
    [InlineData("2001:db9::7", false)]
    [InlineData("10.0.0.1", false)]
    public void AnAddressIsFoundInItsBlock(string address, bool found)
    {
        Bad.Contains(Address.Parse(address)).ShouldBe(found);
        Bad.Contains(address).ShouldBe(found, "a field of text may hold an address");
    }

    [Theory]
    [InlineData("evil.example", true)]
    [InlineData("EVIL.example", true)]
    [InlineData("not.evil.example", false)]
    [InlineData("worse.example", true)]
    [InlineData("a.b.Worse.example", true)]
    [InlineData("noworse.example", false)]
    [InlineData("# a comment", false)]
    [InlineData("", false)]
    public void ATextIsFoundWhateverItsCaseAndANameBelowADot(string text, bool found) => Bad.Contains(text).ShouldBe(found);

    [Fact]
    public void AListKnowsOverlappingBlocksOnce() => Bad.Count.ShouldBe(5 + 3);

    [Fact]
    public void AModelFiresOnAnIndicatorOnlyWhereItIsUnusualForThisEntity()
    {
        var catalogue = ModelCatalogue.Of("test-model", Run.Yaml("{ field: destination, in_list: bad }", "network_activity", "unusual: { any_of: [peer], at_most: 0.02 }")).With([Bad]);
        var flow = new NetworkActivity { Source = Address.Parse("192.0.2.77"), Destination = Address.Parse("203.0.113.50") };
        Fires(catalogue, flow, 0.5).ShouldBeFalse("it goes there every day");
        Fires(catalogue, flow, 0.01).ShouldBeTrue();
        Fires(catalogue, flow with { Destination = Address.Parse("203.0.113.51") }, 0.01).ShouldBeFalse();
    }

    [Fact]
    public void AListThatIsNotThereIsAnErrorWithItsPlace()
    {
        var models = ModelCatalogue.Of("test-model", Run.Yaml("{ field: actor, in_list: [bad, worse] }"));
        Should.Throw<ModelException>(() => models.With([Bad])).Message.ShouldBe("test-model.yaml:7:7: there is no list 'worse'; the configuration's 'lists' has bad");
        Should.Throw<ModelException>(() => new Run(Run.Yaml("{ field: actor, in_list: Bad_List }"))).Message.ShouldContain("'Bad_List' is no name of a list");
    }

    [Fact]
    public void ADefeatMayAskAListToo()
    {
        var models = ModelCatalogue.Of("test-model", Run.Yaml("{ field: operation, is: Get }"));
        const string Yaml = "defeats: [{ model: test-model, when: { field: actor, in_list: bad }, reason: r }]";
        Should.Throw<ModelException>(() => models.With(ModelTuning.Read("t.yaml", Yaml, models))).Message.ShouldStartWith("t.yaml:1:");
        models = models.With([Bad]);
        models.With(ModelTuning.Read("t.yaml", Yaml, models)).Lists.Keys.ShouldBe(["bad"]);
    }

    [Fact]
    public void ASampleBringsItsOwnLists()
    {
        const string Samples = """
            samples:
              - { name: bad, fires: true, lists: { bad: [evil.example] }, events: [{ time: "2026-03-02T10:00:00Z", resource: evil.example }] }
              - { name: other, fires: false, lists: { bad: [other.example] }, events: [{ time: "2026-03-02T10:00:00Z", resource: evil.example }] }
            """;
        var models = ModelCatalogue.Of("test-model", Run.Yaml("{ field: resource, in_list: bad }", more: Samples));
        new ModelTester(SourceCatalogue.In(typeof(CloudTrailSource).Assembly)).Run(models).ShouldAllBe(r => r.Passed);
    }

    private static bool Fires(ModelCatalogue catalogue, in NetworkActivity flow, double probability)
    {
        var symbols = new SymbolTable();
        var hits = new List<ModelHit>();
        var run = new Run(Run.Yaml("{ field: operation, is: Get }")).Unusual("peer", probability);
        catalogue.Compile(symbols).Match(flow, new EventBuffer(symbols), "vendor.flow", run, "device:a", hits);
        return hits.Count > 0;
    }
}
