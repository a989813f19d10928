using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;
using Windhover.Server.Live;
using Windhover.Server.Query;

namespace Windhover.Server.Findings;

/// <summary>
/// The newest incidents and what they are counted by, in memory: read again only after the feed heard of a change, so that a page of counts
/// costs nothing. Safe for many threads.
/// </summary>
internal sealed class FindingIndex(IStateStore state, LiveFeed live)
{
    /// <summary>Incidents that are held, newest first; older ones are in the store and not counted here.</summary>
    internal const int MostIncidents = 5_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _providers = new(StringComparer.Ordinal);
    private IReadOnlyList<FoundIncident> _incidents = [];
    private long _revision = -1;

    /// <summary>The incidents, newest first.</summary>
    internal IReadOnlyList<FoundIncident> Incidents
    {
        get
        {
            lock (_lock)
            {
                var revision = live.Revision;
                if (revision == _revision) return _incidents;
                _revision = revision;
                return _incidents = [.. Read().Select(incident => new FoundIncident(incident, Providers(incident)))];
            }
        }
    }

    private List<Incident> Read()
    {
        var incidents = new List<Incident>();
        string? cursor = null;
        do
        {
            var page = state.Incidents(new() { Cursor = cursor, Limit = Parameters.MaxLimit });
            incidents.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null && incidents.Count < MostIncidents);
        return incidents;
    }

    // An alert's records do not change their source: each alert is asked for once.
    private List<string> Providers(Incident incident)
    {
        string[] unknown = [.. incident.Alerts.Where(id => !_providers.ContainsKey(id)).Take(Parameters.MaxLimit)];
        if (unknown.Length > 0)
        {
            foreach (var alert in state.Alerts(new() { Ids = unknown, Limit = unknown.Length }).Items) _providers[alert.AlertId] = Provider(alert);
        }

        return [.. incident.Alerts.Select(id => _providers.GetValueOrDefault(id, "")).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static string Provider(Alert alert)
    {
        var source = alert.Evidence.Count > 0 ? alert.Evidence[0].Source : "";
        var dot = source.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? source : source[..dot];
    }
}
