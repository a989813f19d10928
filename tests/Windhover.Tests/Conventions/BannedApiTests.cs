using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>Time and chance are given, never taken: the ban is on in every project of the product and nobody steps round it.</summary>
public class BannedApiTests
{
    private static readonly string[] Banned =
    [
        "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTime.Today", "P:System.DateTimeOffset.Now", "P:System.DateTimeOffset.UtcNow",
        "P:System.Random.Shared", "M:System.Random.#ctor", "M:System.Guid.NewGuid", "M:System.Threading.Thread.Sleep",
    ];

    [Fact]
    public void TheClockAndChanceAreOnTheListWithTheirCure()
    {
        var lines = Tree.Text("src/BannedSymbols.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(';')).ToArray();
        Banned.Where(b => !lines.Any(l => l[0].StartsWith(b, StringComparison.Ordinal))).ShouldBeEmpty();
        lines.ShouldAllBe(l => l.Length == 2 && l[1].Length > 10);
    }

    [Fact]
    public void TheListIsGivenToEveryProjectOfTheProduct()
    {
        XDocument.Parse(Tree.Text("Directory.Build.props")).Descendants("PackageReference").Select(p => p.Attribute("Include")!.Value)
            .ShouldContain("Microsoft.CodeAnalysis.BannedApiAnalyzers");
        XDocument.Parse(Tree.Text("src/Directory.Build.props")).Descendants("AdditionalFiles").Single().Attribute("Include")!.Value.ShouldEndWith("BannedSymbols.txt");
        Tree.Text(".editorconfig").ShouldContain("dotnet_diagnostic.RS0030.severity = error");
        Tree.Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && Path.GetFileName(f) == "Directory.Build.props").ShouldBe(["src/Directory.Build.props"]);
    }

    [Fact]
    public void NobodyStepsRoundTheBan() =>
        Tree.Under("src/", ".cs", ".csproj", ".targets", ".editorconfig").Where(f => Tree.Text(f).Contains("RS0030", StringComparison.Ordinal)).ShouldBeEmpty();
}
