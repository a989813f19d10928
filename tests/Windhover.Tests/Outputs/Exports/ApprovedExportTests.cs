using System.Text;
using Shouldly;
using Windhover.Core.Outputs.Exports;
using Windhover.Tests.Conventions;
using Xunit;

namespace Windhover.Tests.Outputs.Exports;

/// <summary>What every format writes of the sample, as it was reviewed.</summary>
public class ApprovedExportTests
{
    public static TheoryData<string> IncidentFormats => [.. ExportFormats.ForIncidents.Select(format => format.Name)];

    public static TheoryData<string> AlertFormats => [.. ExportFormats.ForAlerts.Select(format => format.Name)];

    [Fact]
    public void TheFormatsAreTheOnesThatWereReviewed()
    {
        ExportFormats.ForIncidents.Select(format => format.Name).ShouldBe(["html", "json", "markdown", "ocsf", "stix"]);
        ExportFormats.ForAlerts.Select(format => format.Name).ShouldBe(["json", "ocsf"]);
    }

    [Theory]
    [MemberData(nameof(IncidentFormats))]
    public void AnIncidentIsWrittenAsItWasReviewed(string name)
    {
        var format = ExportFormats.ForIncident(name)!;
        Text(format.Write(ExportSamples.Story)).ShouldBeInFile($"tests/Windhover.Tests/Outputs/Exports/Approved/incident.{format.Extension}");
    }

    [Theory]
    [MemberData(nameof(IncidentFormats))]
    public void AnIncidentWithoutAnInvestigationIsWrittenAsItWasReviewed(string name)
    {
        var format = ExportFormats.ForIncident(name)!;
        Text(format.Write(ExportSamples.Story with { Investigation = null })).ShouldBeInFile($"tests/Windhover.Tests/Outputs/Exports/Approved/not-investigated.{format.Extension}");
    }

    [Theory]
    [MemberData(nameof(AlertFormats))]
    public void AnAlertIsWrittenAsItWasReviewed(string name)
    {
        var format = ExportFormats.ForAlert(name)!;
        Text(format.Write(ExportSamples.Story.Alerts[1])).ShouldBeInFile($"tests/Windhover.Tests/Outputs/Exports/Approved/alert.{format.Extension}");
    }

    [Theory]
    [MemberData(nameof(IncidentFormats))]
    public void TheSameIncidentGivesTheSameBytes(string name) =>
        ExportFormats.ForIncident(name)!.Write(ExportSamples.Story).ShouldBe(ExportFormats.ForIncident(name)!.Write(ExportSamples.Story with { }));

    [Fact]
    public void ThePageOfExportsNamesEveryFormatWithItsMediaType()
    {
        var page = Tree.Text("docs/reference/exports.md");
        foreach (var format in ExportFormats.ForIncidents) page.ShouldContain($"| `{format.Name}` | `{format.MediaType}` | `.{format.Extension}` |");
    }

    [Theory]
    [InlineData("in-0abc", "in-0abc.md")]
    [InlineData("../../etc/passwd", "______etc_passwd.md")]
    [InlineData("a\"; filename=evil.exe\r\n", "a___filename_evil_exe__.md")]
    [InlineData("", "export.md")]
    public void ANameOfAFileHoldsNothingButTheId(string id, string name) => ExportFormats.FileName(id, ExportFormats.ForIncident("markdown")!).ShouldBe(name);

    private static string Text(byte[] bytes) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
}
