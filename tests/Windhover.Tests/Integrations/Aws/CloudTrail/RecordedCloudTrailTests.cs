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

    /// <summary>Of 367 cases 39 are other products' logs, and 15 made-up records without a time (none, "redacted", "...").</summary>
    [Fact]
    public void LabelledRecordsAreReadButForThoseThatAreNoRecords()
    {
        var read = 0;
        var broken = 0;
        foreach (var line in File.ReadLines(Path.Combine(Require("labelled-single-events"), "rule.AWS.CloudTrail.jsonl")))
        {
            using var labelled = JsonDocument.Parse(line);
            var log = labelled.RootElement.GetProperty("log");
            var output = CloudTrails.Read([Encoding.UTF8.GetBytes(log.GetRawText())]);
            var hasTime = log.TryGetProperty("eventTime", out var time) || log.TryGetProperty("eventtime", out time);
            if (hasTime && time.GetString()!.StartsWith("20", StringComparison.Ordinal))
            {
                output.Rejected.ShouldBeEmpty(line);
                read += output.EventCount;
                continue;
            }

            output.Rejected.Single().Reason.ShouldStartWith("eventTime is ");
            broken++;
        }

        (read, broken).ShouldBe((313, 54));
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
