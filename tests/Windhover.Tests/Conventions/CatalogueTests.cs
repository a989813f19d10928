using System.Reflection;
using System.Text;
using Shouldly;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Core.Response.Actions;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>Every unit that is discovered, in one text file: what a change adds or takes away shows in review.</summary>
public class CatalogueTests
{
    [Fact]
    public void TheCatalogueOfUnitsIsTheApprovedOne()
    {
        var text = new StringBuilder("# Every source, collector, action, output and model there is. Rewritten by ./test.sh --accept; review it as a diff.\n");
        foreach (var source in SourceSamples.Catalogue.All) text.Append($"source  {source.Descriptor.Name,-52} {source.Descriptor.Title}\n");
        foreach (var collector in CollectorCatalogue.In(Assembly.Load("Windhover.Integrations")).All) text.Append($"collect {collector.Descriptor.Name,-52} {collector.Descriptor.Title}\n");
        foreach (var action in ActionCatalogue.In(Assembly.Load("Windhover.Integrations")).Actions) text.Append($"action  {action.Descriptor.Name,-52} {action.Descriptor.Title}\n");
        foreach (var kind in OutputKinds.In(Assembly.Load("Windhover.Integrations")).All) text.Append($"output  {kind.Descriptor.Name,-52} {kind.Descriptor.Title}\n");
        foreach (var model in Units.Models.All) text.Append($"model   {model.Id,-52} {model.Title}\n");
        text.ToString().ShouldBeInFile("tests/Windhover.Tests/Conventions/catalogue.approved.txt");
    }

    [Fact]
    public void AModelAsksOnlySourcesThatExist() =>
        Units.Models.All.SelectMany(m => m.Sources).Distinct().Except(SourceSamples.Catalogue.All.Select(s => s.Descriptor.Name)).ShouldBeEmpty();
}
