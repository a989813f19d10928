using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;
using Windhover.Server.Api;

namespace Windhover.Server.Graph;

/// <summary>
/// Makes the graph of one incident: its entities, what the telemetry of its period shows between them and others, and what its alerts and facts name. Of the others only those
/// stay that are spoken of or that connect several of its entities, unless all are asked for.
/// </summary>
internal sealed class GraphMaker(IStateStore state, ITelemetryStore telemetry, Incident incident)
{
    private const int MostAsked = 200;
    private const int MostRows = 20_000;
    private const int MostAlerts = 200;

    // What led to the first alert began before it.
    private const long Before = 3_600_000;

    private readonly GraphLinks _links = new();
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EntityRef> _named = new(StringComparer.Ordinal);

    /// <summary>The graph.</summary>
    /// <param name="all">Everybody that its entities dealt with.</param>
    /// <param name="most">At most this many nodes.</param>
    internal IncidentGraph Make(bool all, int most)
    {
        var (from, to) = (incident.StartTime - Before, incident.EndTime + 1);
        var alerts = incident.Alerts.Count == 0 ? [] : state.Alerts(new() { Ids = [.. incident.Alerts.Take(MostAlerts)], Limit = MostAlerts }).Items;
        var query = new TelemetryQuery { EntityIds = [.. incident.Entities.Take(MostAsked).Select(entity => entity.Id)], From = from, To = to, Limit = MostRows };
        if (query.EntityIds.Count > 0)
        {
            foreach (var row in telemetry.Connections(query).Items) _links.Add(row);
            foreach (var row in telemetry.Events(query).Items) _links.Add(row);
        }

        var parts = incident.Entities.Select(entity => entity.Id).ToHashSet(StringComparer.Ordinal);
        Hear(alerts, parts);
        return Pick(alerts, parts, all, most, from, to);
    }

    // Whom alerts and facts name.
    private void Hear(IReadOnlyList<Alert> alerts, HashSet<string> parts)
    {
        foreach (var entity in incident.Entities) _named[entity.Id] = entity;
        foreach (var alert in alerts)
        {
            foreach (var entity in alert.Related) _named.TryAdd(entity.Id, entity);
            foreach (var other in alert.Addresses.Concat(alert.Related.Select(entity => entity.Id))) Tell(alert.Entity.Id, other, alert.FirstTime, alert.Time);
            foreach (var seen in alert.Contributions.Select(row => row.Observed).Where(seen => seen.Length > 0)) _told.Add(seen);
        }

        foreach (var fact in state.Investigation(incident.IncidentId)?.Facts ?? [])
        {
            if (fact.Query is { Entity.Length: > 0, Address.Length: > 0 } query && parts.Contains(query.Entity)) Tell(query.Entity, query.Address, query.From, query.To);
        }

        void Tell(string about, string other, long first, long last)
        {
            _told.Add(other);
            _links.Say(about, other, first, last);
        }
    }

    private IncidentGraph Pick(IReadOnlyList<Alert> alerts, HashSet<string> parts, bool all, int most, long from, long to)
    {
        GraphEdge[] edges = [.. _links.All.Where(edge => parts.Contains(edge.From) || parts.Contains(edge.To)).Select(edge => edge with { IsTelling = edge.IsTelling || IsTold(edge, parts) })];
        var others = edges.SelectMany(edge => new[] { (Id: edge.From, Edge: edge, With: edge.To), (Id: edge.To, Edge: edge, With: edge.From) })
            .Where(end => !parts.Contains(end.Id)).GroupBy(end => end.Id, StringComparer.Ordinal)
            .Select(group => (group.Key, Told: _told.Contains(group.Key), With: group.Select(end => end.With).Distinct(StringComparer.Ordinal).Count(), Bytes: group.Sum(end => (double)end.Edge.Bytes), Records: group.Sum(end => (double)end.Edge.Records)))
            .OrderByDescending(other => other.Told).ThenByDescending(other => other.With).ThenByDescending(other => other.Bytes).ThenByDescending(other => other.Records).ThenBy(other => other.Key, StringComparer.Ordinal).ToList();
        var wanted = others.Where(other => all || other.Told || other.With > 1).ToList();
        var counts = alerts.GroupBy(alert => alert.Entity.Id, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        GraphNode[] nodes =
        [
            .. incident.Entities.Take(most).Select(entity => Node(entity.Id, true, counts.GetValueOrDefault(entity.Id))),
            .. wanted.Take(Math.Max(0, most - incident.Entities.Count)).Select(other => Node(other.Key, false, 0)),
        ];
        var shown = nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            nodes,
            [.. edges.Where(edge => shown.Contains(edge.From) && shown.Contains(edge.To)).OrderByDescending(edge => edge.IsTelling).ThenByDescending(edge => edge.Bytes).ThenByDescending(edge => edge.Records).ThenBy(edge => (edge.From, edge.To, edge.Does))],
            from, to, parts.Count + others.Count - nodes.Length);
    }

    private bool IsTold(GraphEdge edge, HashSet<string> parts) =>
        (parts.Contains(edge.From) && _told.Contains(edge.To)) || (parts.Contains(edge.To) && _told.Contains(edge.From)) || _told.Contains(edge.Does);

    private GraphNode Node(string id, bool isPart, int alerts)
    {
        if (_named.TryGetValue(id, out var entity)) return new(id, entity.Name.Length > 0 ? entity.Name : id, Kind(entity.Type), isPart, entity.Account, alerts);
        GraphNodeKind? known = id.Split(':')[0] switch { "device" => GraphNodeKind.Device, "identity" => GraphNodeKind.Identity, "resource" => GraphNodeKind.Resource, _ => null };
        if (known is { } kind) return new(id, id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..], kind, isPart, "", alerts);
        return new(id, id, Address.TryParse(id, out _) ? GraphNodeKind.Address : GraphNodeKind.Other, isPart, "", alerts);
    }

    private static GraphNodeKind Kind(EntityType type) => type switch
    {
        EntityType.Device => GraphNodeKind.Device,
        EntityType.Identity => GraphNodeKind.Identity,
        _ => GraphNodeKind.Resource,
    };
}
