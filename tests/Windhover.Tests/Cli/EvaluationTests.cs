using System.Text.Json;
using Shouldly;
using Windhover.Cli;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Xunit;

namespace Windhover.Tests.Cli;

public sealed class EvaluationTests : IDisposable
{
    private const long Hour = 3_600_000;
    private readonly string folder = Directory.CreateTempSubdirectory("windhover-evaluation").FullName;

    [Fact]
    public void RecallPrecisionAndTimesAreOfWhatWasFound()
    {
        var evaluation = Evaluate();
        evaluation.Recall.ShouldBe(2 / 3.0);
        evaluation.Precision.ShouldBe(0.5);
        evaluation.Others.ShouldHaveSingleItem().IncidentId.ShouldBe("in-other");
        Evaluation.Minutes(evaluation.Attacks, 0.5).ShouldBe(185);
        Evaluation.Minutes(evaluation.Attacks.Where(a => a.Story.Pace == "burst"), 0.5).ShouldBe(10);
        Evaluation.Minutes([], 0.5).ShouldBeNull();
    }

    [Fact]
    public void AFileThatSaysNothingOfPaceHasOneByItsLength()
    {
        var attacks = Truth().Attacks;
        attacks.Select(a => a.Pace).ShouldBe(["burst", "slow", "slow"]);
        attacks.Select(a => a.HeldOut).ShouldBe([false, false, true]);
        attacks[0].RecordIds.ShouldBe(["r1", "r2"], ignoreOrder: true);
        attacks[1].RecordIds.ShouldBeEmpty("one of its three records has no id");
    }

    [Fact]
    public void TheJsonHoldsTheSameNumbers()
    {
        using var stream = new MemoryStream();
        EvaluationJson.Write(stream, Evaluate());
        using var json = JsonDocument.Parse(stream.ToArray());
        var root = json.RootElement;
        root.GetProperty("recall").GetDouble().ShouldBe(0.6667);
        root.GetProperty("precision").GetDouble().ShouldBe(0.5);
        root.GetProperty("twins_raised").GetInt32().ShouldBe(1);
        root.GetProperty("minutes_to_detect").GetProperty("slow").GetProperty("median").GetDouble().ShouldBe(360);
        root.GetProperty("families").EnumerateArray().Select(f => (f.GetProperty("family").GetString(), f.GetProperty("found").GetInt32())).ShouldBe([("beacon", 0), ("drip", 1), ("scan", 1)]);
        root.GetProperty("stories").GetArrayLength().ShouldBe(4);
        root.GetProperty("others_a_day").GetDouble().ShouldBe(0.1);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Evaluation Evaluate() => new(Truth(),
    [
        Incident("in-scan", "device:a", 100 * Hour + 600_000), Incident("in-drip", "device:b", 126 * Hour), Incident("in-twin", "device:c", 150 * Hour), Incident("in-other", "device:z", 101 * Hour),
    ]);

    private EvaluationTruth Truth()
    {
        var path = Path.Combine(folder, "truth.json");
        File.WriteAllText(path, $$"""
            {"days": 10, "attacks": [
              {"id": "1", "kind": "scan", "start": {{100 * Hour}}, "end": {{101 * Hour}}, "entities": [{"id": "device:a"}], "records": [{"file": "f", "count": 2, "ids": ["r1", "r2"]}]},
              {"id": "2", "kind": "drip", "start": {{120 * Hour}}, "end": {{140 * Hour}}, "entities": [{"id": "device:b"}], "records": [{"file": "f", "count": 3, "ids": ["r3", "r4"]}]},
              {"id": "3", "kind": "beacon", "start": {{120 * Hour}}, "end": {{121 * Hour}}, "entities": [{"id": "device:q"}], "held_out": true, "pace": "slow"}],
             "twins": [{"id": "4", "kind": "scan", "start": {{150 * Hour}}, "end": {{151 * Hour}}, "entities": [{"id": "device:c"}]}]}
            """);
        return EvaluationTruth.Read(path);
    }

    private static Incident Incident(string id, string entity, long time) => new()
    {
        IncidentId = id, StartTime = time - 60_000, EndTime = time, DetectedAt = time, Title = "t", Score = 70, Severity = Severity.Medium, Verdict = Verdict.Suspicious,
        Entities = [new EntityRef { Type = EntityType.Device, Id = entity, Name = entity }], Attacks = [], Summary = "s", Alerts = ["al-" + id],
    };
}
