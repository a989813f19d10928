using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.CloudTrail;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>Every sample of every model, through the real sources.</summary>
public class ModelSamplesTests
{
    private static readonly ModelCatalogue Catalogue = ModelCatalogue.Load([typeof(ModelCatalogue).Assembly, typeof(CloudTrailSource).Assembly], []);
    private static readonly ModelTester Tester = new(SourceCatalogue.In(typeof(CloudTrailSource).Assembly));

    public static TheoryData<string, string> Samples => [.. Catalogue.All.SelectMany(m => m.Samples.Select(s => (m.Id, s.Name)))];

    [Theory]
    [MemberData(nameof(Samples))]
    public void AModelDoesWhatItsSampleSays(string id, string name)
    {
        var model = Catalogue.All.Single(m => m.Id == id);
        var result = Tester.Run(model, model.Samples.Single(s => s.Name == name));
        result.Passed.ShouldBeTrue($"{result.Place}: {result.Reason}");
    }
}
