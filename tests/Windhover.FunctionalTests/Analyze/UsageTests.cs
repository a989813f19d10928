using System.Text.Json;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>What the program answers to a wrong command line, and to files that are no logs.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void AFolderWithoutLogsIsExitCodeThreeAndStillAccountedFor()
    {
        Directory.CreateDirectory(folder.File("logs"));
        File.WriteAllText(folder.File("logs/prose.txt"), "one\ntwo\nthree\n");
        var result = AnalyzeProcess.Run("analyze", folder.File("logs"), "--out", folder.File("out"));
        result.ExitCode.ShouldBe(3, result.Errors);
        result.Errors.ShouldContain("othing recognised");
        var found = Findings.In(folder.File("out"));
        found.Alerts.ShouldBeEmpty();
        found.Incidents.ShouldBeEmpty();
        found.Stats.Lines.ShouldBe(3);
        found.Stats.Ignored.ShouldBe(3);
    }

    [Fact]
    public void APathThatIsNotThereIsExitCodeTwoWithOneLine()
    {
        var result = AnalyzeProcess.Run("analyze", folder.File("nowhere"), "--out", folder.File("out"));
        result.ExitCode.ShouldBe(2, result.Errors);
        Lines(result.Errors).ShouldHaveSingleItem().ShouldContain("nowhere");
        Directory.Exists(folder.File("out")).ShouldBeFalse();
    }

    [Fact]
    public void AnOptionThatDoesNotExistIsExitCodeTwo()
    {
        var result = AnalyzeProcess.Run("analyze", folder.Path, "--out", folder.File("out"), "--colour");
        result.ExitCode.ShouldBe(2, result.Errors);
        Lines(result.Errors).ShouldHaveSingleItem().ShouldContain("--colour");
    }

    [Fact]
    public void WithoutAFolderToWriteToItIsExitCodeTwo()
    {
        var result = AnalyzeProcess.Run("analyze", folder.Path);
        result.ExitCode.ShouldBe(2, result.Errors);
        Lines(result.Errors).ShouldHaveSingleItem().ShouldContain("--out");
    }

    [Theory]
    [InlineData("threads: 99\n", "line 1")]
    [InlineData("threads: 1\ncolour: red\n", "line 2")]
    [InlineData("threads: [\n", "line")]
    public void AWrongConfigurationIsExitCodeTwoAndNamesTheLine(string yaml, string place)
    {
        File.WriteAllText(folder.File("wrong.yaml"), yaml);
        var result = AnalyzeProcess.Run("analyze", folder.Path, "--out", folder.File("out"), "--config", folder.File("wrong.yaml"));
        result.ExitCode.ShouldBe(2, result.Errors);
        var line = Lines(result.Errors).ShouldHaveSingleItem();
        line.ShouldContain("wrong.yaml");
        line.ShouldContain(place);
    }

    [Fact]
    public void EveryLineThatIsWrittenIsAnObjectOfItsOwn()
    {
        File.WriteAllText(folder.File("trail.json"), GoodLogs.StoppedTrail("mallory"));
        var found = Findings.Of(folder.File("out"), folder.File("trail.json"));
        foreach (var file in (byte[][])[found.Alerts, found.Incidents])
        {
            var lines = Lines(System.Text.Encoding.UTF8.GetString(file));
            lines.ShouldNotBeEmpty();
            foreach (var line in lines)
            {
                using var parsed = JsonDocument.Parse(line);
                parsed.RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
            }
        }
    }

    public void Dispose() => folder.Dispose();

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
