using System.IO.Compression;
using System.Text.Json;
using Shouldly;
using Windhover.Testing.Sources;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>Logs that other people recorded; they lie beside the repository, where they are present at all.</summary>
public sealed class RecordedDataTests : IDisposable
{
    // What these did is an agent's own reports, one or two calls, or calls that are odd only against days of learning, which 55 minutes do not hold.
    private static readonly string[] QuietRoles = ["ec2-enumerate-role", "ec2-steal-credentials-role", "ec2lui-role-", "get-usr-data-role", "user/stratus-red-team-nmfalu-"];
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void EveryRecordOfTheTrailIsCountedAndTheAttackersAreNamed()
    {
        var logs = Folder("aws-cloudtrail-stratus-run");
        var ids = new List<string>();
        var attackers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(logs, "*", SearchOption.AllDirectories))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var record in document.RootElement.GetProperty("Records").EnumerateArray())
            {
                ids.Add(record.GetProperty("eventID").GetString()!);
                if (Attacker(record) is { } attacker) attackers.Add(attacker);
            }
        }

        attackers.Count(a => a.Contains(":user/", StringComparison.Ordinal)).ShouldBe(2);
        attackers.Count(a => a.Contains(":role/", StringComparison.Ordinal)).ShouldBe(7);
        var found = Findings.Of(folder.File("out"), logs);
        found.Stats.Lines.ShouldBe(ids.Count);
        found.Stats.Of("events", "aws.cloudtrail").ShouldBe(ids.Distinct(StringComparer.Ordinal).Count());
        found.Stats.Of("ignored", "aws.cloudtrail").ShouldBe(ids.Count - ids.Distinct(StringComparer.Ordinal).Count());
        found.Stats.DeadLetters.ShouldBe(0);
        var named = Incidents(found).SelectMany(i => i.GetProperty("entities").EnumerateArray()).Select(e => e.GetProperty("id").GetString()!).ToHashSet(StringComparer.Ordinal);
        foreach (var attacker in attackers.Where(a => !QuietRoles.Any(q => a.Contains(q, StringComparison.Ordinal)))) named.ShouldContain("identity:" + attacker);
    }

    [Fact]
    public void EveryLineOfTheLabelledSensorLogsIsCounted()
    {
        var logs = Folder("zeek-labelled");
        var found = Findings.Of(folder.File("out"), logs);
        var (connections, others) = Count(logs);
        found.Stats.Lines.ShouldBe(connections + others);
        found.Stats.Of("zeek.conn").ShouldBe(connections);
        found.Stats.DeadLetters.ShouldBe(0);
        found.Stats.Skipped.ShouldBeEmpty();
        foreach (var (log, lines) in CountOf(logs)) found.Stats.Of("zeek." + log).ShouldBe(lines, log);
        found.Stats.Of("zeek.notice").ShouldBeGreaterThan(0);
        found.Stats.Of("zeek.other").ShouldBeGreaterThan(0);
    }

    [Fact]
    public void ABenignNetworkIsCountedAndRaisesNothingSerious()
    {
        var logs = Folder("zeek-proxy-lan");
        var found = Findings.Of(folder.File("out"), logs);
        var (connections, others) = Count(logs);
        found.Stats.Lines.ShouldBe(connections + others);
        found.Stats.Of("zeek.conn").ShouldBe(connections);
        found.Stats.Of("events", "zeek.conn").ShouldBe(7550);
        foreach (var (log, lines) in CountOf(logs)) found.Stats.Of("zeek." + log).ShouldBe(lines, log);

        // Of 3,209 lines of dns.log 21 are answers that came a second time.
        (found.Stats.Of("events", "zeek.dns"), found.Stats.Of("events", "zeek.http"), found.Stats.Of("events", "zeek.ssl")).ShouldBe((3188, 2368, 2736));
        found.Stats.Of("(unrecognised)").ShouldBe(0);
        foreach (var incident in Incidents(found)) incident.GetProperty("score").GetDouble().ShouldBeLessThanOrEqualTo(50, incident.ToString());
    }

    [Fact]
    public void EveryRecordedCallOfAnApiServerIsCountedAndALongOneOnce()
    {
        var found = Findings.Of(folder.File("out"), Folder("k8s-audit-recorded"));
        found.Stats.Lines.ShouldBe(213);
        found.Stats.Of("events", "k8s.audit").ShouldBe(210);
        found.Stats.Of("ignored", "k8s.audit").ShouldBe(3, "long requests are told when their answer begins and when it ends");
        found.Stats.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public void EveryRowOfABenignClusterIsCountedAndRaisesNothingSerious()
    {
        var found = Findings.Of(folder.File("out"), Folder("k8s-audit-benign"));
        found.Stats.Lines.ShouldBe(16_564);
        found.Stats.Of("events", "k8s.audit-csv").ShouldBe(16_474);
        found.Stats.Of("ignored", "k8s.audit-csv").ShouldBe(89, "watches whose beginning and end are both there");
        var cut = found.Stats.Places("dead_letters").ShouldHaveSingleItem();
        (cut.Reason, cut.Count).ShouldBe(("row is cut short", 1));
        foreach (var incident in Incidents(found)) incident.GetProperty("score").GetDouble().ShouldBeLessThanOrEqualTo(50, incident.ToString());
    }

    [Fact]
    public void EveryRecordOfEachTechniqueIsCounted()
    {
        var logs = Folder("aws-cloudtrail-by-technique");
        var ids = new List<string>();
        foreach (var file in Directory.EnumerateFiles(logs, "*.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            ids.AddRange(document.RootElement.EnumerateArray().Select(record => record.GetProperty("eventID").GetString()!));
        }

        ids.Count.ShouldBeGreaterThan(300);
        var found = Findings.Of(folder.File("out"), logs);
        found.Stats.Lines.ShouldBe(ids.Count);
        found.Stats.Of("events", "aws.cloudtrail").ShouldBe(ids.Distinct(StringComparer.Ordinal).Count());
        found.Stats.DeadLetters.ShouldBe(0);
    }

    [Fact]
    public void EveryRowOfTheFlowTableIsCounted()
    {
        var logs = Folder("azure-nsg-flows");
        var rows = Directory.EnumerateFiles(logs, "*.csv").Sum(Lines);
        var found = Findings.Of(folder.File("out"), logs);
        found.Stats.Lines.ShouldBe(rows);
        found.Stats.Of("events", "azure.traffic-analytics").ShouldBe(rows - 1, "the first row is the header");
        found.Stats.DeadLetters.ShouldBe(0);
    }

    public void Dispose() => folder.Dispose();

    // The emulation's own tool names itself; what it does through roles bears the roles' names.
    private static string? Attacker(JsonElement record)
    {
        var identity = record.GetProperty("userIdentity");
        if (identity.TryGetProperty("sessionContext", out var session) && session.TryGetProperty("sessionIssuer", out var issuer) && issuer.TryGetProperty("arn", out var role))
            return role.GetString()!.Contains("/stratus-red-team-", StringComparison.Ordinal) ? role.GetString() : null;
        var byTool = record.TryGetProperty("userAgent", out var agent) && agent.GetString()!.StartsWith("stratus-red-team_", StringComparison.Ordinal);
        return byTool && identity.TryGetProperty("arn", out var arn) ? arn.GetString() : null;
    }

    private static List<JsonElement> Incidents(Findings found)
    {
        var incidents = new List<JsonElement>();
        foreach (var line in System.Text.Encoding.UTF8.GetString(found.Incidents).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var parsed = JsonDocument.Parse(line);
            incidents.Add(parsed.RootElement.Clone());
        }

        return incidents;
    }

    // Lines by the log that the file's name says; recognition goes by content.
    private static IEnumerable<(string Log, long Lines)> CountOf(string logs) =>
        from path in Directory.EnumerateFiles(logs, "*", SearchOption.AllDirectories)
        group path by Path.GetFileName(path).Split('.')[0] into log
        where log.Key is "dns" or "http" or "ssl" or "ssh" or "files" or "notice"
        select (log.Key, log.Sum(Lines));

    private static (long Connections, long Others) Count(string logs)
    {
        long connections = 0, others = 0;
        foreach (var path in Directory.EnumerateFiles(logs, "*", SearchOption.AllDirectories))
        {
            var lines = Lines(path);
            if (Path.GetFileName(path) is var name && (name.StartsWith("conn.", StringComparison.Ordinal) || name == "labeled-conn.log")) connections += lines;
            else others += lines;
        }

        return (connections, others);
    }

    private static long Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream content = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var text = new StreamReader(content, System.Text.Encoding.Latin1);
        var lines = 0L;
        while (text.ReadLine() is not null) lines++;
        return lines;
    }

    private static string Folder(string name)
    {
        var path = RepositoryTree.SharedData(name);
        if (path is null) Assert.Skip($"../shared/data/{name} is not here");
        return path;
    }
}
