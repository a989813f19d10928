using System.Text;
using System.Text.Json;
using Shouldly;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations;

/// <summary>Single records of other people's logs, where they are there: each is recognised as its own source and no other, and read unless it has no time.</summary>
public class LabelledSaasTests
{
    private static readonly string[] Ours = ["m365.audit", "m365.audit-csv", "okta.system-log", "github.audit", "github.webhook"];

    [Theory]
    [InlineData("Microsoft365.Audit.AzureActiveDirectory", "m365.audit", 2, 0)]
    [InlineData("Microsoft365.Audit.SharePoint", "m365.audit", 5, 0)]
    [InlineData("Okta.SystemLog", "okta.system-log", 42, 5)]
    [InlineData("GitHub.Audit", "github.audit", 47, 29)]
    [InlineData("GitHub.Webhook", "github.webhook", 5, 39)]
    public void ARecordIsRecognisedAndRead(string logType, string source, int events, int withoutTime)
    {
        int read = 0, rejected = 0;
        foreach (var (record, name) in Records($"rule.{logType}.jsonl"))
        {
            // One case is a lone property: nothing tells whose it is.
            if (name.StartsWith("Github.Repo.VulnerabilityDismissed / Not GitHub", StringComparison.Ordinal)) continue;
            SourceSamples.Catalogue.Recognise(record).ShouldNotBeNull(name).Descriptor.Name.ShouldBe(source, name);
            var output = SourceSample.Read(SourceSamples.Catalogue.Find(source)!, record, []);
            read += output.EventCount;
            rejected += output.Rejected.Count(r => r.Reason.Contains("time", StringComparison.Ordinal) || r.Reason.Contains("missing", StringComparison.Ordinal));
            (output.EventCount + output.Rejected.Count).ShouldBe(1, name);
        }

        (read, rejected).ShouldBe((events, withoutTime));
    }

    [Fact]
    public void NoOtherLogIsTakenForOneOfThese()
    {
        foreach (var file in Directory.EnumerateFiles(Folder(), "rule.*.jsonl").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            if (name.Contains("Microsoft365.Audit", StringComparison.Ordinal) || name.Contains("Okta", StringComparison.Ordinal) || name.Contains("GitHub", StringComparison.Ordinal)) continue;
            foreach (var (record, label) in Records(name))
            {
                // Rules over several logs have their cases in one file.
                if (label.StartsWith("Standard.", StringComparison.Ordinal)) continue;
                foreach (var source in Ours) SourceSamples.Catalogue.Find(source)!.Recognise(record).ShouldBe(0, $"{source} claims {name}: {label}");
            }
        }
    }

    private static IEnumerable<(byte[] Record, string Name)> Records(string file)
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder(), file)))
        {
            using var labelled = JsonDocument.Parse(line);
            var root = labelled.RootElement;
            yield return (Encoding.UTF8.GetBytes(root.GetProperty("log").GetRawText()), $"{root.GetProperty("rule")} / {root.GetProperty("case")}");
        }
    }

    private static string Folder()
    {
        var folder = Path.Combine(RepositoryTree.Root, "..", "shared", "data", "labelled-single-events");
        if (!Directory.Exists(folder)) Assert.Skip("no recorded data beside the repository");
        return folder;
    }
}
