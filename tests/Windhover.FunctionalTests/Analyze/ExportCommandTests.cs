using Shouldly;
using Windhover.Core.Outputs.Exports;
using Windhover.Storage;
using Windhover.Testing.Server;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>The verb <c>export</c>: the same bytes as the API gives, to a file or to standard output.</summary>
public sealed class ExportCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, byte[]> expected = [];

    public ExportCommandTests()
    {
        using var state = EmbeddedStores.OpenState(folder.File("state.db"));
        state.Commit(new() { Epoch = 1, Alerts = [Found.Alert(2)], Incidents = [Found.Incident(2)], Investigations = [Found.Investigation(2)] });
        foreach (var format in ExportFormats.ForIncidents) expected[format.Name] = format.Write(IncidentStory.Read(state, "incident-02")!);
    }

    [Theory]
    [InlineData("markdown")]
    [InlineData("html")]
    [InlineData("json")]
    [InlineData("stix")]
    [InlineData("ocsf")]
    public void AnIncidentIsWrittenToTheFile(string format)
    {
        var result = Export("incident-02", format, "--out", folder.File("out"));
        result.ExitCode.ShouldBe(0, result.Errors);
        result.Output.ShouldBeEmpty();
        File.ReadAllBytes(folder.File("out")).ShouldBe(expected[format]);
    }

    [Fact]
    public void WithoutAFileItIsWrittenToStandardOutput()
    {
        var result = Export("incident-02", "markdown");
        result.ExitCode.ShouldBe(0, result.Errors);
        result.Output.ReplaceLineEndings("\n").ShouldBe(System.Text.Encoding.UTF8.GetString(expected["markdown"]));
    }

    [Theory]
    [InlineData("incident-02", "pdf", "html, json, markdown, ocsf, stix")]
    [InlineData("incident-99", "json", "incident-99")]
    public void WhatIsNotThereIsExitCodeTwoWithOneLineAndNoFile(string incident, string format, string said)
    {
        var result = Export(incident, format, "--out", folder.File("out"));
        result.ExitCode.ShouldBe(2, result.Errors);
        result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldContain(said);
        File.Exists(folder.File("out")).ShouldBeFalse();
    }

    [Fact]
    public void AFolderWithoutStateIsExitCodeTwoAndStaysAsItIs()
    {
        var empty = Directory.CreateDirectory(folder.File("empty"));
        var result = AnalyzeProcess.Run("export", "--state", empty.FullName, "--incident", "incident-02", "--format", "json");
        result.ExitCode.ShouldBe(2, result.Errors);
        result.Errors.ShouldContain("there is no state");
        empty.EnumerateFileSystemInfos().ShouldBeEmpty();
    }

    public void Dispose() => folder.Dispose();

    private AnalyzeResult Export(string incident, string format, params string[] more) => AnalyzeProcess.Run(["export", "--state", folder.Path, "--incident", incident, "--format", format, .. more]);
}
