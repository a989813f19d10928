using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Memory;
using Windhover.Core.Scoring;

namespace Windhover.Core.Detection;

/// <summary>Makes alerts of models that fired. The same model for the same entity is told once a day, of models over other tools' findings for the same key; what comes between is counted in the first.</summary>
internal sealed class ModelAlerts(EntityFacts facts, EvidenceText evidence, SuppressionLedger suppressions, OperationTechniques techniques)
{
    private const long Quiet = 86_400_000;
    private const double MostByRarity = 1.5;
    private const double RarityWeight = 0.4;
    private readonly SortedDictionary<string, long> told = new(StringComparer.Ordinal);

    /// <summary>The alert of a hit, or null when it was told within a day.</summary>
    public Alert? Make(ModelHit hit, int entity, int principal, int resource)
    {
        var id = facts.Entities.Id(entity);
        var key = hit.Model.Id + "\n" + id;

        // Findings of other tools share a few models: two kinds of findings about one entity are two things to tell.
        if (hit.Model.Classes.All(c => c == EventClass.DetectionFinding)) key += "\n" + hit.Key;

        // What was counted and not said must not keep the same quiet once its suppression has expired.
        if (suppressions.Find(hit.Model.Id, id, hit.Time) is not null) key += "\nsuppressed";
        if (told.TryGetValue(key, out var last) && hit.Time - last < Quiet) return null;
        told[key] = hit.Time;
        var ledger = ModelAlertText.Ledger(hit);
        var probability = ledger.Aggregate(1.0, (p, row) => Math.Min(p, row.Probability));
        var related = new List<EntityRef>();
        if (principal >= 0) related.Add(facts.Ref(principal, hit.FirstTime, hit.Time));
        if (facts.Entities[entity].Behind - 1 is >= 0 and var behind) related.Add(facts.Ref(behind, hit.FirstTime, hit.Time));
        if (resource >= 0) related.Add(facts.Ref(resource, hit.FirstTime, hit.Time));
        return new Alert
        {
            AlertId = AlertIds.Of(hit.Model.Id, id, hit.FirstTime, hit.Key),
            Time = hit.Time,
            FirstTime = hit.FirstTime,
            Model = hit.Model.Id,
            Title = ModelAlertText.Title(hit),
            Kind = hit.Model.Classes.All(c => c == EventClass.DetectionFinding) ? AlertKind.ThirdParty : AlertKind.Model,
            Severity = hit.Model.Severity,
            Entity = facts.Ref(entity, hit.FirstTime, hit.Time),
            Related = related,
            Score = Score(hit.Model.Severity, probability),
            Probability = probability,
            Attacks = hit.Model.Sequence is null ? techniques.Narrow(hit.Model.Attacks, OperationOf(hit)) : hit.Model.Attacks,
            Contributions = ledger,
            Evidence = [.. hit.Records.Select(r => evidence.Of(r.Record, r.Id, r.Time))],
            Records = hit.Count,
            Why = hit.Model.Why,
            NextSteps = hit.Model.NextSteps,
        };
    }

    /// <summary>Writes what was told, and what was suppressed.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("told 2");
        writer.Write(told.Count);
        foreach (var (key, time) in told)
        {
            writer.Write(key);
            writer.Write(time);
        }

        suppressions.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("told 2");
        for (var count = reader.Read<int>(); count > 0; count--)
        {
            var key = reader.ReadText();
            told[key] = reader.Read<long>();
        }

        suppressions.Restore(reader);
    }

    private static string OperationOf(ModelHit hit) => hit.Fields.FirstOrDefault(f => f.Field == "operation")?.Observed ?? hit.Names.GetValueOrDefault("operation", "");

    // The expert's severity is the base; what is unusual for the entity as well counts more.
    private static double Score(Severity severity, double probability)
    {
        var decades = severity switch
        {
            Severity.Informational => -3,
            Severity.Low => -1,
            Severity.Medium => 0.5,
            Severity.High => 1.8,
            _ => 4,
        };
        return ScoreScale.Of(decades + Math.Min(MostByRarity, RarityWeight * -Math.Log10(Math.Max(probability, 1e-9))));
    }
}
