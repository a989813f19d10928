using Shouldly;
using Windhover.Core.Detection.Rules;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

public sealed class ModelCatalogueTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("windhover-models-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void ModelsComeSortedByTheirIds()
    {
        Write("b/second.yaml", "second");
        Write("a/third.yaml", "third");
        Write("c/first.yaml", "first");
        ModelCatalogue.Load([], [folder]).All.Select(m => m.Id).ShouldBe(["first", "second", "third"]);
    }

    [Fact]
    public void TwoModelsWithOneIdAreAnErrorThatNamesBoth()
    {
        Write("a/one.yaml", "one");
        Write("b/one.yaml", "one");
        var error = Should.Throw<ModelException>(() => ModelCatalogue.Load([], [folder]));
        error.Message.ShouldContain("'one' is taken by");
        error.Message.ShouldContain(Path.Combine(folder, "a", "one.yaml"));
        error.Message.ShouldContain(Path.Combine(folder, "b", "one.yaml"));
    }

    [Fact]
    public void EveryBrokenModelIsNamed()
    {
        Write("one.yaml", "other");
        Write("two.yaml", "another");
        Should.Throw<ModelException>(() => ModelCatalogue.Load([], [folder])).Problems.Count.ShouldBe(2);
    }

    [Fact]
    public void ASourceIsAskedForTheRawFieldsOfItsModels()
    {
        Write("one.yaml", "one", "sources: vendor.log", "raw.a.b");
        Write("two.yaml", "two", "sources: other.log", "raw.c");
        Write("three.yaml", "three", "", "raw.d");
        Write("four.yaml", "four", "enabled: false", "raw.e");
        var catalogue = ModelCatalogue.Load([], [folder]);
        catalogue.WantedFields("vendor.log").Order().ShouldBe(["a.b", "d"]);
        catalogue.WantedFields("other.log").Order().ShouldBe(["c", "d"]);
    }

    [Fact]
    public void AFolderThatIsNotThereIsAnError() =>
        Should.Throw<FileNotFoundException>(() => ModelCatalogue.Load([], [Path.Combine(folder, "nowhere")]));

    private void Write(string path, string id, string more = "", string field = "operation")
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Run.Yaml($"{{ field: {field}, is: Get }}", more: more).Replace("id: test-model", "id: " + id, StringComparison.Ordinal));
    }
}
