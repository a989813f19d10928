using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Testing.Outputs;
using Xunit;

namespace Windhover.Tests.Conventions;

/// <summary>The page about outputs is what their kinds say of themselves.</summary>
public partial class OutputReferencePagesTests
{
    public static TheoryData<string> Names => [.. FoundOutputs.Kinds.All.Select(k => k.Descriptor.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AKindSaysWhatBecomesOfAnIncidentAndWhereThatIsWritten(string name)
    {
        var kind = FoundOutputs.Kinds.Find(name)!.Descriptor;
        Name().IsMatch(name).ShouldBeTrue();
        kind.Title.ShouldNotEndWith(".");
        kind.Page.ShouldStartWith("https://");
        kind.Story.ShouldEndWith(".");
        kind.AllSettings.Select(s => s.Name).ShouldBeUnique();
        kind.AllSettings.ShouldAllBe(s => s.Description.EndsWith('.') && Name().IsMatch(s.Name.Replace('_', '-')));
        kind.AllSettings.Where(s => Secret().IsMatch(s.Name)).ShouldAllBe(s => s.IsSecret);
    }

    [Fact]
    public void ThePageOfOutputsIsWhatTheirKindsSayOfThemselves()
    {
        var text = new StringBuilder("# Outputs\n\nGenerated from what the kinds of outputs say of themselves; `./test.sh --accept` rewrites it. How to set them up: [tell others](../howto/tell-others.md).\n");
        text.Append("\n## Every output\n\n`name` and `kind`, and:\n\n");
        Table(text, OutputSettings.Common(new OutputKindDescriptor { Name = "", Title = "", Page = "", Story = "", Settings = [] }), "default unless the kind says otherwise");
        foreach (var kind in FoundOutputs.Kinds.All.Select(k => k.Descriptor))
        {
            text.Append($"\n## {kind.Title}\n\nKind `{kind.Name}` ([page]({kind.Page})). {kind.Story}\n\nTold from severity {kind.AtLeast.ToString().ToLowerInvariant()}; {(kind.MessagesAnHour == 0 ? "no limit of messages" : $"{kind.MessagesAnHour} messages an hour")}, unless you say otherwise.\n\n");
            Table(text, kind.Settings, "default");
        }

        text.ToString().ShouldBeInFile("docs/reference/outputs.md");
    }

    private static void Table(StringBuilder text, IReadOnlyList<CollectorSetting> settings, string of)
    {
        text.Append($"| setting | what | {of} |\n|---|---|---|\n");
        foreach (var setting in settings)
            text.Append($"| `{setting.Name}` | {setting.Description}{(setting.IsSecret ? " Secret." : "")} | {(setting.Default is null ? "must be set" : setting.Default.Length == 0 ? "" : $"`{setting.Default.ReplaceLineEndings(" ⏎ ")}`")} |\n");
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex Name();

    [GeneratedRegex("^(token|password|secret|routing_key|webhook_url)$")]
    private static partial Regex Secret();
}
