using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>A project is a dependency fence: the core knows nobody, siblings never see each other.</summary>
public class ProjectFencesTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Windhover.Core"] = [],
        ["Windhover.Integrations"] = ["Windhover.Core"],
        ["Windhover.Storage"] = ["Windhover.Core"],
        ["Windhover.Lab"] = ["Windhover.Core"],
        ["Windhover.Server"] = ["Windhover.Core", "Windhover.Integrations", "Windhover.Storage", "Windhover.Lab"],
        ["Windhover.Cli"] = ["Windhover.Core", "Windhover.Integrations", "Windhover.Storage", "Windhover.Lab", "Windhover.Server"],
    };

    public static TheoryData<string> Projects => [.. Tree.Under("src/", ".csproj")];

    [Theory]
    [MemberData(nameof(Projects))]
    public void AProjectReferencesOnlyWhatItsFenceLetsThrough(string project)
    {
        Allowed.ShouldContainKey(Name(project));
        Items(project, "ProjectReference").Select(Name).Except(Allowed[Name(project)]).ShouldBeEmpty();
    }

    [Fact]
    public void TheCoreHasNoVendorPackageAndNoFramework()
    {
        const string Core = "src/Windhover.Core/Windhover.Core.csproj";
        Items(Core, "PackageReference").ShouldBe(["YamlDotNet"]);
        Items(Core, "FrameworkReference").ShouldBeEmpty();
    }

    [Fact]
    public void EveryProjectIsInTheSolution()
    {
        var solution = XDocument.Parse(Tree.Text("Windhover.slnx")).Descendants("Project").Select(p => p.Attribute("Path")!.Value);
        Tree.Under("", ".csproj").Except(solution).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void ANamespaceIsTheFoldersThatItStandsIn(string project)
    {
        var folder = project[..(project.LastIndexOf('/') + 1)];
        foreach (var file in Tree.Under(folder, ".cs"))
        {
            var expected = $"namespace {Name(project)}.{file[folder.Length..]}";
            expected = expected[..Math.Max(expected.LastIndexOf('/'), expected.IndexOf('.', StringComparison.Ordinal) + Name(project).Split('.')[1].Length + 1)].Replace('/', '.');
            var declared = Tree.Text(file).Split('\n').FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal))?.TrimEnd(';', '\r');
            if (declared is not null) declared.ShouldBe(expected, file);
        }
    }

    private static IEnumerable<string> Items(string project, string kind) =>
        [.. XDocument.Parse(Tree.Text(project)).Descendants(kind).Select(r => r.Attribute("Include")!.Value)];

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/'));
}
