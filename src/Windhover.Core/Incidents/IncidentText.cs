using Windhover.Core.Detection;
using Windhover.Core.Entities;

namespace Windhover.Core.Incidents;

/// <summary>Makes an incident of a draft.</summary>
internal static class IncidentText
{
    /// <summary>The incident as it is now.</summary>
    public static Incident Write(IncidentDraft draft)
    {
        var alerts = draft.Alerts;
        var worst = alerts.OrderByDescending(a => a.Score).ThenBy(a => a.Time).ThenBy(a => a.AlertId, StringComparer.Ordinal).First();
        var score = IncidentScore.Of(alerts, draft.Judgement);
        return new Incident
        {
            IncidentId = draft.IncidentId,
            StartTime = alerts.Min(a => a.FirstTime),
            EndTime = draft.End,
            DetectedAt = draft.DetectedAt,
            Title = worst.Title,
            Score = score,
            Severity = SeverityOf(draft, score),
            Verdict = draft.Judgement?.Verdict ?? Verdict.Inconclusive,
            Entities = Entities(alerts, worst),
            Attacks = [.. AttackList.Of(alerts).Concat(draft.Judgement?.Attacks ?? []).Distinct().OrderBy(a => a.Tactic, StringComparer.Ordinal).ThenBy(a => a.Technique, StringComparer.Ordinal)],
            Summary = draft.Judgement?.Summary ?? "",
            Alerts = [.. alerts.Select(a => a.AlertId)],
        };
    }

    // What was found to be benign is as grave as it now weighs, whatever its alerts were.
    private static Severity SeverityOf(IncidentDraft draft, double score) => draft.Judgement?.Verdict == Verdict.Benign
        ? ScoredSeverity.Of(score)
        : (Severity)Math.Max((int)draft.Alerts.Max(a => a.Severity), (int)ScoredSeverity.Of(score));

    private static IReadOnlyList<EntityRef> Entities(List<Alert> alerts, Alert worst)
    {
        var all = new List<EntityRef> { worst.Entity };
        all.AddRange(alerts.Select(a => a.Entity));
        all.AddRange(alerts.SelectMany(a => a.Related));
        return [.. all.GroupBy(e => e.Id, StringComparer.Ordinal).Select(Merge)];
    }

    private static EntityRef Merge(IGrouping<string, EntityRef> same) =>
        same.First() with { Ips = [.. same.SelectMany(e => e.Ips).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(16)] };
}
