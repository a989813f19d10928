using System.Text;
using System.Text.Json;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.Aws.Sources.CloudTrail;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.CloudTrail;

/// <summary>Over real telemetry recorded by others, where it is there.</summary>
public class RecordedCloudTrailTests
{
    [Fact]
    public void ARecordedAttackRunIsReadWhole()
    {
        var (events, actors, agents) = ReadFolder("aws-cloudtrail-stratus-run");
        events.ShouldBe(2900);
        agents["Terraform"].ShouldBe(1938);
        agents["stratus-red-team"].ShouldBe(214);
        actors.Keys.ShouldAllBe(a => !a.Contains("assumed-role", StringComparison.Ordinal));
        actors.Keys.Count(a => a.Contains(":role/stratus-red-team-", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        actors.Keys.Count(a => a.Contains(":user/", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void EveryRecordedTechniqueIsReadWhole() => ReadFolder("aws-cloudtrail-by-technique").Events.ShouldBe(310);

    [Fact]
    public void LabelledRecordsAreReadButForThoseThatAreNoRecords()
    {
        var folder = Require("labelled-single-events");
        var read = 0;
        var rejected = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Path.Combine(folder, "rule.AWS.CloudTrail.jsonl")))
        {
            using var labelled = JsonDocument.Parse(line);
            var output = CloudTrails.Read([Encoding.UTF8.GetBytes(labelled.RootElement.GetProperty("log").GetRawText())]);
            read += output.EventCount;
            if (output.Rejected.Count > 0) rejected[output.Rejected[0].Reason] = rejected.GetValueOrDefault(output.Rejected[0].Reason) + 1;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{read} read, rejected: {string.Join(", ", rejected.Select(r => $"{r.Value} {r.Key}"))}");
        read.ShouldBe(-1);
    }

    private static (int Events, Dictionary<string, int> Actors, Dictionary<string, int> Agents) ReadFolder(string name)
    {
        var source = new CloudTrailSource();
        var actors = new Dictionary<string, int>(StringComparer.Ordinal);
        var agents = new Dictionary<string, int>(StringComparer.Ordinal);
        var events = 0;
        foreach (var path in Directory.EnumerateFiles(Require(name), "*.json"))
        {
            var bytes = File.ReadAllBytes(path);
            source.Recognise(bytes.AsSpan(0, Math.Min(bytes.Length, 65536))).ShouldBe(95, path);
            var output = SourceSample.Read(source, bytes, []);
            output.Rejected.ShouldBeEmpty(path);
            output.Ignored.ShouldBeEmpty(path);
            foreach (ref readonly var activity in output.Actors)
            {
                events++;
                activity.Id.Form.ShouldBe(RecordIdForm.Guid);
                Count(actors, output.Symbols.Text(activity.Actor));
                Count(agents, output.Symbols.Text(activity.Agent));
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', actors.Concat(agents).OrderByDescending(a => a.Value).Select(a => $"{a.Value} {a.Key}")));
        return (events, actors, agents);
    }

    private static void Count(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static string Require(string name)
    {
        var folder = RepositoryTree.SharedData(name);
        if (folder is null) Assert.Skip($"../shared/data/{name} is not here");
        return folder;
    }
}
