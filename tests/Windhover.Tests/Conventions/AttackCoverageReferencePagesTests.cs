using System.Text;
using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Investigation;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>Which ATT&amp;CK techniques have a learned signal, a model, both or nothing; the table is generated and committed.</summary>
public class AttackCoverageReferencePagesTests
{
    private const string Data = "src/Windhover.Core/Detection/attack-techniques.tsv";

    // In the order of the matrix. Stealth and Defense Impairment were one tactic, TA0005, before version 19.
    private static readonly string[] Tactics =
    [
        "reconnaissance", "resource-development", "initial-access", "execution", "persistence", "privilege-escalation", "stealth", "defense-impairment", "credential-access", "discovery",
        "lateral-movement", "collection", "command-and-control", "exfiltration", "impact",
    ];

    private static readonly (string Name, string Title)[] Matrices = [("cloud", "Cloud"), ("containers", "Containers"), ("network", "Network"), ("", "Outside these matrices")];

    private static readonly Technique[] Techniques =
        [.. Tree.Text(Data).TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split('\t')).Select(c => new Technique(c[0], c[1], List(c[2]), List(c[3]), List(c[4])))];

    private static readonly (string Technique, string Name, bool IsLearned)[] Signals =
    [
        .. LearnedKind.All.SelectMany(k => k.Attacks.Concat(k.Finer).Select(a => (a.Technique, k.Model, true))),
        .. Units.Models.Enabled.SelectMany(m => m.Attacks.Where(a => a.Technique.Length > 0).Select(a => (a.Technique, m.Id, false))),
    ];

    // What accounts may name and nothing here raises by itself.
    private static IEnumerable<(string Technique, string Name, bool IsLearned)> Explained =>
        HypothesisCatalogue.Shipped.All.SelectMany(h => h.Attacks.Select(a => (a.Technique, h.Id, false))).Concat(Units.Models.Techniques.All.Select(a => (a.Technique, "a vendor's table", false)));

    [Fact]
    public void ThePageOfCoverageIsWhatModelsAndLearnedSignalsSayOfThemselves()
    {
        var text = new StringBuilder("# ATT&CK coverage\n\n");
        text.Append($"Generated from [the list of techniques](../../{Data}), the models' own files and what learned alerts name; `./test.sh --accept` rewrites it.\n\n");
        text.Append("Ids, names and tactics are those of [ATT&CK Enterprise 19.2](https://attack.mitre.org/). Models that still bear an id of before version 19 count for its successor. *Network* holds the\n");
        text.Append("techniques that leave a trace in flows, DNS, HTTP or the logs of a gateway, whatever their platform. A technique counts as covered by what covers one of its sub-techniques, not the other\n");
        text.Append("way round. *Learned* means that the deviation itself is told under this technique, without a rule; far more deviations are told than have a technique of their own: a first use of any\n");
        text.Append("operation is one. Covered does not mean that every way of doing it is found. Which matrix a technique stands in is kept by hand in the list.\n");
        Summary(text);
        foreach (var (matrix, title) in Matrices) Table(text, matrix, title);
        text.ToString().ShouldBeInFile("docs/reference/attack-coverage.md");
    }

    [Fact]
    public void EveryTechniqueThatAnythingNamesIsInTheList() =>
        Signals.Concat(Explained).Where(s => !Techniques.Any(t => t.Id == s.Technique || t.Formerly.Contains(s.Technique))).Select(s => $"{s.Name}: {s.Technique}").ShouldBeEmpty();

    [Fact]
    public void TheListOfTechniquesIsWellFormed()
    {
        Techniques.Length.ShouldBeGreaterThan(150);
        Techniques.Select(t => t.Id).ShouldBeUnique();
        foreach (var technique in Techniques)
        {
            technique.Id.ShouldMatch(@"^T\d{4}(\.\d{3})?$");
            technique.Name.ShouldNotBeEmpty();
            technique.Tactics.ShouldNotBeEmpty(technique.Id);
            technique.Tactics.ShouldBeSubsetOf(Tactics);
            technique.Matrices.ShouldBeSubsetOf(Matrices.Select(m => m.Name));
        }
    }

    private static void Summary(StringBuilder text)
    {
        text.Append("\n| matrix | techniques | both | model | learned | nothing |\n|---|---|---|---|---|---|\n");
        foreach (var (matrix, title) in Matrices.SkipLast(1))
        {
            var kinds = Of(matrix).Select(t => Kind(Covering(t))).ToArray();
            int Count(string kind) => kinds.Count(k => k == kind);
            text.Append($"| {title} | {kinds.Length} | {Count("both")} | {Count("model")} | {Count("learned")} | {Count("nothing")} |\n");
        }
    }

    private static void Table(StringBuilder text, string matrix, string title)
    {
        text.Append($"\n## {title}\n\n| technique | name | tactics | covered by | signals and models |\n|---|---|---|---|---|\n");
        foreach (var technique in Of(matrix).OrderBy(t => t.Tactics.Min(tactic => Array.IndexOf(Tactics, tactic))).ThenBy(t => t.Id, StringComparer.Ordinal))
        {
            var covering = Covering(technique);
            var names = covering.OrderBy(s => !s.IsLearned).ThenBy(s => s.Name, StringComparer.Ordinal).Select(s => $"`{s.Name}`").Distinct();
            var link = $"https://attack.mitre.org/techniques/{technique.Id.Replace('.', '/')}/";
            text.Append($"| [{technique.Id}]({link}) | {technique.Name} | {string.Join(", ", technique.Tactics)} | {Kind(covering)} | {string.Join(", ", names)} |\n");
        }
    }

    private static IEnumerable<Technique> Of(string matrix) => Techniques.Where(t => matrix.Length == 0 ? t.Matrices.Length == 0 : t.Matrices.Contains(matrix));

    private static (string Technique, string Name, bool IsLearned)[] Covering(Technique technique)
    {
        var ids = Techniques.Where(t => t.Id == technique.Id || t.Id.StartsWith(technique.Id + ".", StringComparison.Ordinal)).SelectMany(t => t.Formerly.Append(t.Id)).ToHashSet(StringComparer.Ordinal);
        return [.. Signals.Where(s => ids.Contains(s.Technique))];
    }

    private static string Kind((string Technique, string Name, bool IsLearned)[] covering) => (covering.Any(c => c.IsLearned), covering.Any(c => !c.IsLearned)) switch
    {
        (true, true) => "both",
        (true, false) => "learned",
        (false, true) => "model",
        _ => "nothing",
    };

    private static string[] List(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private sealed record Technique(string Id, string Name, string[] Tactics, string[] Matrices, string[] Formerly);
}
