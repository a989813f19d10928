using System.Text.RegularExpressions;
using Shouldly;
using Windhover.Core.Ingestion;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>Data flows one way through the core: a folder uses only what stands before it in this list (docs/decisions/0001-features-not-layers.md).</summary>
public class CoreFoldersTests
{
    private const string Core = "src/Windhover.Core/";

    private static readonly string[] Order =
        ["Memory", "Events", "Entities", "Ingestion", "PatternOfLife", "Scoring", "Detection", "Incidents", "Investigation", "Stores", "Access", "Outputs", "Response", "Running"];

    private static readonly ILookup<string, string> TypesOfFolder = typeof(ILogSource).Assembly.GetTypes()
        .Where(t => t.Namespace?.StartsWith("Windhover.Core.", StringComparison.Ordinal) == true && !t.IsNested)
        .ToLookup(t => t.Namespace!.Split('.')[2], t => t.Name.Split('`')[0]);

    public static TheoryData<string> Folders => [.. Order];

    [Fact]
    public void EveryFolderHasItsPlaceInTheOrder() =>
        Tree.Under(Core, ".cs").Select(f => f[Core.Length..].Split('/')[0]).Distinct().Order().ShouldBe(Order.Order());

    [Theory]
    [MemberData(nameof(Folders))]
    public void AFolderUsesOnlyWhatStandsBeforeIt(string folder)
    {
        var later = Order[(Array.IndexOf(Order, folder) + 1)..];
        var files = Tree.Under($"{Core}{folder}/", ".cs");
        files.ShouldNotBeEmpty();
        files.SelectMany(file => Used(Tree.Text(file)).Where(used => later.Contains(used.Folder)).Select(used => $"{file} uses {used.Folder}: {used.Place}")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("using Windhover.Core.Running;", "Running")]
    [InlineData("/// <see cref=\"Windhover.Core.Outputs.FindingFiles\"/>", "Outputs")]
    [InlineData("private Stores.IStateStore? state;", "Stores")]
    public void AReferenceIsFoundHoweverItIsWritten(string line, string folder) => Used(line).Select(u => u.Folder).ShouldBe([folder]);

    private static IEnumerable<(string Folder, string Place)> Used(string text)
    {
        foreach (Match whole in Regex.Matches(text, @"Windhover\.Core\.(\w+)", RegexOptions.NonBacktracking)) yield return (whole.Groups[1].Value, whole.Value);

        // From inside the namespace the first part of the name is enough: Events.RecordRef.
        foreach (Match part in Regex.Matches(text, @"(?:^|[^\w.])([A-Z]\w*)\.([A-Z]\w*)", RegexOptions.NonBacktracking | RegexOptions.Multiline))
        {
            if (TypesOfFolder[part.Groups[1].Value].Contains(part.Groups[2].Value)) yield return (part.Groups[1].Value, part.Value.Trim());
        }
    }
}
