using System.Text.Json;
using Shouldly;
using Windhover.Lab;
using Xunit;

namespace Windhover.Tests.Lab;

public sealed class TruthTests
{
    [Fact]
    public void EveryKindOfAttackHasATruthAndATwin()
    {
        Kinds("attacks").ShouldBe(AttackKinds.All, ignoreOrder: true);
        Kinds("twins").ShouldBe(AttackKinds.All, ignoreOrder: true);
        foreach (var story in Stories())
        {
            story.GetProperty("entities").GetArrayLength().ShouldBeGreaterThan(0);
            story.GetProperty("end").GetInt64().ShouldBeGreaterThanOrEqualTo(story.GetProperty("start").GetInt64());
            story.GetProperty("techniques").GetArrayLength().ShouldBe(story.GetProperty("twin").GetBoolean() ? 0 : story.GetProperty("techniques").GetArrayLength());
            if (!story.GetProperty("twin").GetBoolean()) story.GetProperty("techniques").GetArrayLength().ShouldBeGreaterThan(0);
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void AttackAndTwinAreDifferentEntitiesOrAtLeastDifferentHours(long seed)
    {
        var truth = LabRuns.Play(LabRuns.Small with { Seed = seed, Days = 2, LearningDays = 1 }).Truth;
        foreach (var attack in truth.GetProperty("attacks").EnumerateArray())
        {
            var twin = truth.GetProperty("twins").EnumerateArray().Single(t => t.GetProperty("kind").GetString() == attack.GetProperty("kind").GetString());
            Ids(attack).Intersect(Ids(twin)).ShouldBeEmpty(attack.GetProperty("kind").GetString());
        }
    }

    [Fact]
    public void NothingIsStagedInTheLearningDays()
    {
        var begin = new DateTimeOffset(LabRuns.Small.Start.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
        Stories().ShouldAllBe(s => s.GetProperty("start").GetInt64() >= begin + LabRuns.Small.QuietDays * 86_400_000L);
    }

    [Fact]
    public void EveryRecordThatTheTruthNamesIsInItsFile()
    {
        var files = LabRuns.All.ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var place in Stories().SelectMany(s => s.GetProperty("records").EnumerateArray()))
        {
            var file = files[place.GetProperty("file").GetString()!];
            if (!place.TryGetProperty("ids", out var ids)) continue;
            ids.GetArrayLength().ShouldBe(place.GetProperty("count").GetInt32());
            var text = LabRuns.Text(file);
            ids.EnumerateArray().ShouldAllBe(id => text.Contains(id.GetString()!, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void AttackedDevicesAndIdentitiesAreInTheLogs()
    {
        var files = LabRuns.All.ToDictionary(f => f.Path, StringComparer.Ordinal);
        foreach (var story in Stories())
        {
            // In the very files that the story names; Azure's say the interface in their path.
            var named = story.GetProperty("records").EnumerateArray().Select(r => files[r.GetProperty("file").GetString()!]).ToList();
            var text = string.Concat(named.Select(f => LabRuns.IsAzure(f) ? f.Path.ToLowerInvariant() : LabRuns.Text(f)));
            foreach (var entity in story.GetProperty("entities").EnumerateArray()) text.ShouldContain(entity.GetProperty("id").GetString()!.Split(':', 2)[1]);
        }
    }

    [Fact]
    public void AMachineIsNamedByItsInstanceWhereItsRecordsSayItAndElseByItsInterface()
    {
        var files = LabRuns.All.ToDictionary(f => f.Path, StringComparer.Ordinal);
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        foreach (var story in Stories())
        {
            var ids = story.GetProperty("entities").EnumerateArray().Select(e => e.GetProperty("id").GetString()!["device:".Length..]).Where(id => id.StartsWith("i-", StringComparison.Ordinal) || id.StartsWith("eni-", StringComparison.Ordinal)).ToList();
            if (ids.Count == 0) continue;
            var flows = LabRuns.Flows(story.GetProperty("records").EnumerateArray().Select(r => files[r.GetProperty("file").GetString()!])).ToList();
            foreach (var id in ids)
            {
                kinds.Add(id.Split('-')[0]);
                flows.ShouldContain(f => f["instance-id"] == id || f["interface-id"] == id && f["instance-id"] == "-", story.GetProperty("id").GetString());
            }
        }

        kinds.ShouldBe(["i", "eni"], ignoreOrder: true);
    }

    [Fact]
    public void NamesOfAttacksAreChecked()
    {
        LabOptions.ParseAttacks("all").ShouldBe(AttackKinds.All);
        LabOptions.ParseAttacks("none").ShouldBeEmpty();
        LabOptions.ParseAttacks("c2-beacon, log-tampering").ShouldBe(["c2-beacon", "log-tampering"]);
        Should.Throw<ArgumentException>(() => LabOptions.ParseAttacks("c2-beacon,nonsense")).Message.ShouldContain("nonsense");
    }

    [Fact]
    public void ARunOnDiskIsTheLogsBesideTheirTruth()
    {
        var folder = Directory.CreateTempSubdirectory("windhover-lab").FullName;
        try
        {
            LabRun.Generate(new() { Days = 1, Scale = 0.2, Seed = 9 }, folder);
            File.Exists(Path.Combine(folder, "truth.json")).ShouldBeTrue();
            Directory.EnumerateFileSystemEntries(folder).Count().ShouldBe(2);
            Directory.EnumerateDirectories(Path.Combine(folder, "logs")).Select(Path.GetFileName).ShouldBe(["AWSLogs", "insights-logs-flowlogflowevent", "zeek"], ignoreOrder: true);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string?> Kinds(string list) => LabRuns.Truth.GetProperty(list).EnumerateArray().Select(a => a.GetProperty("kind").GetString());

    private static IEnumerable<JsonElement> Stories() => LabRuns.Truth.GetProperty("attacks").EnumerateArray().Concat(LabRuns.Truth.GetProperty("twins").EnumerateArray());

    private static List<string?> Ids(JsonElement story) => [.. story.GetProperty("entities").EnumerateArray().Select(e => e.GetProperty("id").GetString())];
}
