using System.Globalization;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Incidents;

namespace Windhover.Core.Running;

/// <summary>How often one model would have fired, on what, and what it would have changed.</summary>
public sealed record BacktestResult
{
    private const int MostPlaces = 5;

    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>Its alerts by time; as always, the same entity once a day.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }

    /// <summary>Incidents that it would have opened, joined or merged, by the time of their detection.</summary>
    public required IReadOnlyList<BacktestIncident> Incidents { get; init; }

    /// <summary>Alerts by day (UTC, <c>2026-03-02</c>), days without one left out.</summary>
    public IEnumerable<(string Day, int Alerts)> Days => Alerts.GroupBy(a => Day(a.Time), StringComparer.Ordinal).Select(g => (g.Key, g.Count()));

    /// <summary>Alerts by entity, the most first.</summary>
    public IEnumerable<(string Id, string Name, int Alerts)> Entities =>
        Alerts.GroupBy(a => a.Entity.Id, StringComparer.Ordinal).Select(g => (g.Key, g.First().Entity.Name, g.Count())).OrderByDescending(e => e.Item3).ThenBy(e => e.Key, StringComparer.Ordinal);

    /// <summary>The first records that fired it.</summary>
    public IEnumerable<(Alert Alert, Evidence Place)> Places => Alerts.Where(a => a.Evidence.Count > 0).Select(a => (a, a.Evidence[^1])).Take(MostPlaces);

    /// <summary>Tells of one model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="alerts">Every alert of the run.</param>
    /// <param name="incidents">Every incident of the run.</param>
    /// <param name="known">Incidents of before, to compare with.</param>
    public static BacktestResult Of(Model model, IReadOnlyList<Alert> alerts, IReadOnlyList<Incident> incidents, IReadOnlyList<Incident> known)
    {
        Alert[] own = [.. alerts.Where(a => a.Model == model.Id)];
        var ids = own.Select(a => a.AlertId).ToHashSet(StringComparer.Ordinal);
        return new BacktestResult { Model = model.Id, Alerts = own, Incidents = [.. incidents.Where(i => i.Alerts.Any(ids.Contains)).Select(i => Changed(i, ids, known))] };
    }

    private static string Day(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static BacktestIncident Changed(Incident incident, HashSet<string> own, IReadOnlyList<Incident> known)
    {
        var others = incident.Alerts.Where(a => !own.Contains(a)).ToHashSet(StringComparer.Ordinal);
        string[] shared = [.. known.Where(k => k.Alerts.Any(others.Contains)).Select(k => k.IncidentId).Order(StringComparer.Ordinal)];
        var effect = shared.Length > 1 ? "merges" : others.Count > 0 ? "joins" : "opens";
        return new BacktestIncident(incident.IncidentId, incident.Title, effect, incident.Alerts.Count(own.Contains), shared);
    }
}
