using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Shouldly;
using Windhover.Cli;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>The reference pages say what the code does: they are generated from it, or every name in it is looked for in them.</summary>
public class ReferencePagesTests
{
    [Fact]
    public void ThePageOfSourcesIsWhatTheSourcesSayOfThemselves()
    {
        var text = new StringBuilder("# Sources\n\n");
        text.Append("Generated from what the sources say of themselves; `./test.sh --accept` rewrites it. A file is recognised by its content, whatever its name.\n");
        text.Append("*Late* is how late, and out of order, records of one file may come. How to add one: [add a source](../howto/add-a-source.md).\n\n");
        text.Append("| name | log | OCSF classes | cut into | counted in | late | format |\n|---|---|---|---|---|---|---|\n");
        foreach (var source in SourceSamples.Catalogue.All.Select(s => s.Descriptor))
        {
            var cut = source.Framing switch
            {
                Framing.Lines => "lines",
                Framing.Csv => "CSV records",
                Framing.Blocks => "datagrams",
                Framing.Capture => "packets",
                _ => "JSON objects",
            };
            var classes = string.Join(", ", source.Classes.Select(c => $"{c} {(int)c}"));
            var lag = source.Lag.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture);
            text.Append($"| `{source.Name}` | {source.Title} | {classes} | {cut} | {source.Unit}s | {lag} min | [page]({source.FormatPage}) |\n");
        }

        text.ToString().ShouldBeInFile("docs/reference/sources.md");
    }

    [Fact]
    public void ThePageOfCollectorsIsWhatTheCollectorsSayOfThemselves()
    {
        var text = new StringBuilder("# Collectors\n\n");
        text.Append("Generated from what the collectors say of themselves; `./test.sh --accept` rewrites it. A collection is set up under `collections` in the [configuration](configuration.md).\n");
        foreach (var collector in CollectorCatalogue.In(Assembly.Load("Windhover.Integrations")).All.Select(c => c.Descriptor))
        {
            text.Append($"\n## {collector.Name}\n\n{collector.Title}. [Interface]({collector.Page}).\n");
            if (collector.Permissions.Count > 0) text.Append($"Needs: {string.Join("; ", collector.Permissions)}.\n");
            text.Append("\n| setting | default | meaning |\n|---|---|---|\n");
            foreach (var setting in collector.Settings)
            {
                var value = setting.Default switch { null => "must be set", "" => "none", var set => $"`{set}`" };
                text.Append($"| `{setting.Name}` | {value} | {setting.Description}{(setting.IsSecret ? " Secret." : "")} |\n");
            }
        }

        text.ToString().ShouldBeInFile("docs/reference/collectors.md");
    }

    [Fact]
    public void ThePageOfModelsIsWhatTheModelsSayOfThemselves()
    {
        var text = new StringBuilder("# Models\n\n");
        text.Append("Generated from the models' own files; `./test.sh --accept` rewrites it. *Asks the pattern of life*: the model fires only where the act is unusual for whoever does it.\n");
        text.Append("How to add one: [add a model](../howto/add-a-model.md).\n\n");
        text.Append("| id | what happened | severity | ATT&CK | looks at | asks the pattern of life |\n|---|---|---|---|---|---|\n");
        foreach (var model in Units.Models.All)
        {
            var attacks = string.Join(", ", model.Attacks.Select(a => $"{a.Tactic} {a.Technique}"));
            var sources = model.Sources.Count == 0 ? "every source" : string.Join(", ", model.Sources.Select(s => $"`{s}`"));
            text.Append($"| `{model.Id}` | {model.Title} | {model.Severity.ToString().ToLowerInvariant()} | {attacks} | {sources} | {(model.AsksPatternOfLife ? "yes" : "")} |\n");
        }

        text.ToString().ShouldBeInFile("docs/reference/models.md");
    }

    [Fact]
    public void EveryKeyOfTheConfigurationIsDocumentedAndNoOther()
    {
        var keys = Regex.Matches(Tree.Text("src/Windhover.Cli/Configuration.cs"), "^ +\"([a-z_]+)\" =>", RegexOptions.Multiline | RegexOptions.NonBacktracking).Select(k => k.Groups[1].Value).ToArray();
        keys.Length.ShouldBeGreaterThan(5);
        Regex.Matches(Tree.Text("docs/reference/configuration.md"), @"^\| `([a-z_]+)` \|", RegexOptions.Multiline | RegexOptions.NonBacktracking).Select(k => k.Groups[1].Value).ShouldBe(keys, ignoreOrder: true);
    }

    [Fact]
    public void TheDefaultsOfTheConfigurationAreTheDocumentedOnes()
    {
        var page = Tree.Text("docs/reference/configuration.md");
        var defaults = new Configuration();
        page.ShouldContain(Row("alerts_per_day", defaults.Run.Engine.Scoring.AlertsPerDay));
        page.ShouldContain(Row("models", defaults.Run.Engine.Models));
        page.ShouldContain(Row("learned", defaults.Run.Engine.Learned));
        page.ShouldContain(Row("threads", defaults.Run.Threads));
        page.ShouldContain(Row("batch_size", defaults.Run.BatchSize));
        page.ShouldContain(Row("commit_seconds", defaults.Run.CommitEvery.TotalSeconds));
        page.ShouldContain(Row("url", defaults.Url));
        page.ShouldContain(Row("data_folder", defaults.DataFolder));
        page.ShouldContain(Row("retention_days", defaults.RetentionDays));
        page.ShouldContain(Row("min_free_mib", defaults.MinFreeMib));
    }

    [Fact]
    public void TheExampleOfAConfigurationIsRead()
    {
        var example = Regex.Match(Tree.Text("docs/reference/configuration.md"), "```yaml\n(.*?)```", RegexOptions.Singleline | RegexOptions.NonBacktracking).Groups[1].Value;
        var file = Path.Combine(Directory.CreateTempSubdirectory("windhover-configuration-").FullName, "windhover.yaml");
        File.WriteAllText(file, example);
        var read = Configuration.Read(file);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        read.Run.Engine.Scoring.AlertsPerDay.ShouldBe(5);
        read.WatchFolders.ShouldNotBeEmpty();
    }

    [Fact]
    public void EveryFieldOfTheOutputFilesIsDocumented()
    {
        var page = Tree.Text("docs/reference/files.md");
        Fields(FindingJson.Default.Alert).Concat(Fields(FindingJson.Default.Incident)).Distinct().Where(f => !page.Contains($"`{f}`", StringComparison.Ordinal)).ShouldBeEmpty();
        var written = Regex.Matches(Tree.Text("src/Windhover.Core/Running/StatsText.cs"), "\"([a-z_]+)\"", RegexOptions.NonBacktracking).Select(m => m.Groups[1].Value).Distinct().ToArray();
        written.Length.ShouldBeGreaterThan(10);
        written.Where(f => !page.Contains($"`{f}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void EveryLinkBetweenPagesLeadsSomewhere()
    {
        var broken =
            from page in Tree.Under("", ".md")
            from Match link in Regex.Matches(Tree.Text(page), @"\]\(([^)\s#]+)(?:#[^)]*)?\)", RegexOptions.NonBacktracking)
            let target = link.Groups[1].Value
            where !target.Contains(':', StringComparison.Ordinal)
            let path = Path.Combine(RepositoryTree.Root, Path.GetDirectoryName(page)!, target)
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{page}: {target}";
        broken.ShouldBeEmpty();
    }

    private static string Row(string key, IConvertible value) => $"\n| `{key}` | {(value is bool yes ? (yes ? "true" : "false") : value.ToString(CultureInfo.InvariantCulture))} |";

    // The fields of an object and of the objects inside it.
    private static IEnumerable<string> Fields(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            yield return property.Name;
            var inner = type.Options.GetTypeInfo(property.PropertyType);
            if (inner.ElementType is { } element) inner = type.Options.GetTypeInfo(element);
            foreach (var field in Fields(inner)) yield return field;
        }
    }
}
