using System.Text;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation;

/// <summary>Finds what deviates in a case, entity by entity.</summary>
internal static class Deviations
{
    private const int MostEntities = 8;
    private const int MostConnections = 200;
    private const int MostOperations = 100;
    private const int MostNetworks = 20;

    /// <summary>What each entity that an alert is about does for the first time in this story; entities that do nothing new are left out.</summary>
    public static IReadOnlyList<Deviation> Of(CaseFile file)
    {
        var main = new[] { file.DeviceRef, file.IdentityRef }.OfType<EntityRef>();
        var others = file.Alerts.OrderByDescending(a => a.Score).ThenBy(a => a.Time).ThenBy(a => a.AlertId, StringComparer.Ordinal).Select(a => a.Entity);
        return [.. main.Concat(others).DistinctBy(e => e.Id).Where(e => e.Type != EntityType.Resource).Take(MostEntities).Select(e => Of(file, e)).OfType<Deviation>()];
    }

    private static Deviation? Of(CaseFile file, EntityRef who)
    {
        if (file.Known.Entities.Find(who.Id) is not (>= 0 and var entity)) return null;
        var alerts = file.Alerts.Where(a => a.Entity.Id == who.Id || a.Related.Any(r => r.Id == who.Id)).ToList();
        var found = new Deviation
        {
            Entity = who,
            IsMain = who.Id == file.DeviceRef?.Id || who.Id == file.IdentityRef?.Id,
            Connections = who.Type == EntityType.Device ? Connections(file, entity, alerts) : [],
            Operations = who.Type == EntityType.Identity ? Operations(file, entity, alerts) : [],
            Networks = who.Type == EntityType.Identity
                ? [.. file.Since(entity, Feature.SourceNetwork).Where(s => file.IsNew(s)).Select(s => file.Known.Text(s.Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostNetworks)]
                : [],
            Last = alerts.Count == 0 ? file.Start : alerts.Max(a => a.Time),
        };
        return found.Connections.Count + found.Operations.Count + found.Networks.Count == 0 ? null : found with { Last = Math.Max(found.Last, found.Connections.Select(c => c.Last).DefaultIfEmpty().Max()) };
    }

    // New outside peers are everyday life; those that an alert is about are not. A new inside peer is part of the story.
    private static IReadOnlyList<DeviatingConnection> Connections(CaseFile file, int entity, List<Alert> alerts)
    {
        // What an alert about another machine names is that one's: this one may have used it for years.
        var own = alerts.Where(a => a.Entity.Id == file.Known.Entities.Id(entity)).ToList();
        var told = own.SelectMany(a => a.Addresses).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var found = file.Since(entity, Feature.Peer).Where(s => !s.Value.Address.IsNone && told.Contains(s.Value.Address.ToString(), StringComparer.Ordinal))
            .Concat(file.Since(entity, Feature.InsidePeer).Where(s => file.IsNew(s) && !s.Value.Address.IsNone))
            .OrderBy(s => s.Value.Address).ThenBy(s => s.Value.Number).ThenBy(s => s.Value.Protocol).ThenBy(s => s.Value.Serves)
            .Select(s => new DeviatingConnection(s.Value.Address.ToString(), s.Value.Number, s.Value.Protocol, s.Value.Serves, s.First, s.Last)).ToList();

        // An address that an alert names and nothing else remembers: whatever goes there.
        foreach (var address in told.Where(t => !found.Exists(f => f.Remote == t) && Address.TryParse(Encoding.UTF8.GetBytes(t), out _)))
        {
            var about = own.Where(a => a.Addresses.Contains(address, StringComparer.Ordinal)).ToList();
            found.Add(new DeviatingConnection(address, 0, 0, Serves: false, about.Min(a => a.FirstTime), about.Max(a => a.Time)));
        }

        return [.. found.Take(MostConnections)];
    }

    private static IReadOnlyList<string> Operations(CaseFile file, int entity, List<Alert> alerts) =>
    [
        .. file.Since(entity, Feature.Operation).Where(s => file.IsNew(s)).Select(s => file.Known.Text(s.Value))
            .Concat(alerts.Where(a => a.Kind == AlertKind.Learned).SelectMany(a => a.Contributions).Where(c => c.Feature == "operation").Select(c => c.Observed))
            .Where(o => o.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(MostOperations),
    ];
}
