using System.Globalization;
using System.Text;
using Windhover.Core.Detection;
using Windhover.Core.Entities;

namespace Windhover.Core.Incidents;

/// <summary>Writes an incident's account from its alerts: what happened in order, and how it differs from normal, with the counts.</summary>
internal static class IncidentText
{
    private const int MostSentences = 6;

    /// <summary>The incident as it is now.</summary>
    public static Incident Write(IncidentDraft draft)
    {
        var alerts = draft.Alerts;
        var worst = alerts.OrderByDescending(a => a.Score).ThenBy(a => a.Time).ThenBy(a => a.AlertId, StringComparer.Ordinal).First();
        var score = IncidentScore.Of(alerts);
        return new Incident
        {
            IncidentId = draft.IncidentId,
            StartTime = alerts.Min(a => a.FirstTime),
            EndTime = draft.End,
            DetectedAt = draft.DetectedAt,
            Title = worst.Title,
            Score = score,
            Severity = (Severity)Math.Max((int)alerts.Max(a => a.Severity), (int)(score >= 80 ? Severity.High : score >= 65 ? Severity.Medium : Severity.Low)),
            Verdict = score >= 50 ? Verdict.Suspicious : Verdict.Inconclusive,
            Entities = Entities(alerts, worst),
            Attacks = [.. alerts.SelectMany(a => a.Attacks).Distinct().OrderBy(a => a.Tactic, StringComparer.Ordinal).ThenBy(a => a.Technique, StringComparer.Ordinal)],
            Summary = Summary(alerts, worst),
            Alerts = [.. alerts.Select(a => a.AlertId)],
        };
    }

    private static IReadOnlyList<EntityRef> Entities(List<Alert> alerts, Alert worst)
    {
        var all = new List<EntityRef> { worst.Entity };
        all.AddRange(alerts.Select(a => a.Entity));
        all.AddRange(alerts.SelectMany(a => a.Related));
        return [.. all.GroupBy(e => e.Id, StringComparer.Ordinal).Select(Merge)];
    }

    private static EntityRef Merge(IGrouping<string, EntityRef> same) =>
        same.First() with { Ips = [.. same.SelectMany(e => e.Ips).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(16)] };

    private static string Summary(List<Alert> alerts, Alert worst)
    {
        var text = new StringBuilder();
        var start = alerts.Min(a => a.FirstTime);
        var names = alerts.Select(a => a.Entity.Name).Distinct(StringComparer.Ordinal).Count();
        text.Append(CultureInfo.InvariantCulture, $"From {Time(start)} on, {worst.Entity.Name}{(names > 1 ? $" and {names - 1} more" : "")} did what is not normal for it. ");
        foreach (var alert in alerts.OrderBy(a => a.FirstTime).ThenBy(a => a.AlertId, StringComparer.Ordinal).Take(MostSentences))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Time(alert.FirstTime)}: {alert.Title}. ");
            var strongest = alert.Contributions.Where(c => c.Bits > 0).OrderByDescending(c => c.Bits).FirstOrDefault();
            if (strongest is not null) text.Append(strongest.Text).Append(' ');
            if (alert.Chance.Length > 0) text.Append(CultureInfo.InvariantCulture, $"By chance this happens {alert.Chance}. ");
        }

        if (alerts.Count > MostSentences) text.Append(CultureInfo.InvariantCulture, $"{alerts.Count - MostSentences} more alerts belong to it.");
        return text.ToString().TrimEnd();
    }

    private static string Time(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
