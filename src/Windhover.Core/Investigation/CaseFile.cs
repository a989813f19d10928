using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation;

/// <summary>One incident as it is investigated: its alerts, whom they are about, and what may be asked.</summary>
internal sealed class CaseFile
{
    /// <summary>What was first seen less than this before the story began belongs to it: one day.</summary>
    private const long Before = 86_400_000;

    private const long YoungFor = 3 * 86_400_000L;

    private readonly Dictionary<int, IReadOnlyList<SeenValue>> seen = [];
    private readonly IReadOnlyList<TrailValue> trail;

    /// <param name="alerts">The alerts, in time order; at least one.</param>
    /// <param name="now">Event time, epoch milliseconds.</param>
    /// <param name="known">What may be asked.</param>
    /// <param name="trail">What the story noted of its entities.</param>
    public CaseFile(IReadOnlyList<Alert> alerts, long now, CaseKnowledge known, IReadOnlyList<TrailValue> trail)
    {
        (Now, Known, this.trail) = (now, known, trail);
        Expected = [.. alerts.Select(a => (Alert: a, Feedback: known.Feedback.Find(a.Model, a.Entity.Id, a.Time)!)).Where(e => e.Feedback is not null)];
        IsAllExpected = Expected.Count == alerts.Count;
        Alerts = IsAllExpected ? alerts : [.. alerts.Except(Expected.Select(e => e.Alert))];
        Start = Alerts.Min(a => a.FirstTime);
        Strongest = Alerts.OrderByDescending(a => a.Score).ThenBy(a => a.Time).ThenBy(a => a.AlertId, StringComparer.Ordinal).First();
        (Identity, IdentityRef) = Main(EntityType.Identity);
        (Device, DeviceRef) = Culprit() ?? Main(EntityType.Device);
    }

    /// <summary>The alerts that count, in time order: those that nobody marked as expected; all of them when all are.</summary>
    public IReadOnlyList<Alert> Alerts { get; }

    /// <summary>The alerts that people marked as expected, with what they said.</summary>
    public IReadOnlyList<(Alert Alert, Feedback Feedback)> Expected { get; }

    /// <summary>True when people marked all of them as expected.</summary>
    public bool IsAllExpected { get; }

    /// <summary>The one with the highest score.</summary>
    public Alert Strongest { get; }

    /// <summary>Event time of the look, epoch milliseconds.</summary>
    public long Now { get; }

    /// <summary>First record, epoch milliseconds.</summary>
    public long Start { get; }

    /// <summary>What is new to an entity since then belongs to the story, epoch milliseconds.</summary>
    public long NewSince => Start - Before;

    /// <summary>True while the estate was watched for less than three days: then nearly everything is new, and to be new says nothing.</summary>
    public bool IsYoungEstate => Known.Since() is var since && (since == 0 || Start - since < YoungFor);

    /// <summary>True when the one that the strongest alert is about was known for three days before: who has no past cannot be found to be as ever.</summary>
    public bool HasPast => Known.Entities.Find(Strongest.Entity.Id) is >= 0 and var entity && Known.Entities[entity] is { Records: > 0 } record && Start - record.FirstSeen >= YoungFor;

    /// <summary>True when an expert's model or another tool holds something in it for critical.</summary>
    public bool IsCritical => Alerts.Any(a => a.Kind != AlertKind.Learned && a.Severity == Severity.Critical);

    /// <summary>What may be asked.</summary>
    public CaseKnowledge Known { get; }

    /// <summary>The identity that the strongest alert with one is about, or −1.</summary>
    public int Identity { get; }

    /// <summary>As alerts name it; null when there is none.</summary>
    public EntityRef? IdentityRef { get; }

    /// <summary>The device that the strongest alert with one is about, or −1.</summary>
    public int Device { get; }

    /// <summary>As alerts name it; null when there is none.</summary>
    public EntityRef? DeviceRef { get; }

    /// <summary>Everything that an entity was seen with; looked up once.</summary>
    public IReadOnlyList<SeenValue> SeenBy(int entity)
    {
        if (!seen.TryGetValue(entity, out var found)) seen[entity] = found = Known.SeenBy(entity, trail);
        return found;
    }

    /// <summary>What an entity was seen with of one feature since the story began.</summary>
    public IEnumerable<SeenValue> Since(int entity, Feature feature) => SeenBy(entity).Where(s => s.Value.Feature == feature && s.Last >= Start);

    /// <summary>True for what the entity met for the first time in this story.</summary>
    public bool IsNew(in SeenValue value) => value.First >= NewSince;

    /// <summary>How many other entities have it.</summary>
    public int Others(in Value value, bool isLearned = true) => Math.Max(0, Known.Values.Owners(value) - (isLearned ? 1 : 0));

    /// <summary>What people call an entity, short: the last part of a long native id.</summary>
    public static string Name(EntityRef entity) => Short(entity.Name);

    /// <summary>The last part of a long native id.</summary>
    public static string Short(string name)
    {
        var slash = name.LastIndexOf('/');
        return slash > 0 && slash < name.Length - 1 ? name[(slash + 1)..] : name;
    }

    /// <summary>A time to the second, as people write it.</summary>
    public static string Moment(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A query for the events of an entity since the story began.</summary>
    public FactQuery Events(EntityRef of, string operation = "") => new() { Subject = FactSubject.Events, Entity = of.Id, Operation = operation, From = Start, To = Now };

    /// <summary>A query for the connections of an entity since the story began, or of everybody with an address.</summary>
    public FactQuery Connections(string entityId, string address = "") => new() { Subject = FactSubject.Connections, Entity = entityId, Address = address, From = Start, To = Now };

    /// <summary>A query for an entity's pattern of life.</summary>
    public FactQuery Life(EntityRef of) => new() { Subject = FactSubject.Entity, Entity = of.Id, From = Start, To = Now };

    /// <summary>A query for the alerts of an entity.</summary>
    public FactQuery AlertsOf(EntityRef of, long from) => new() { Subject = FactSubject.Alerts, Entity = of.Id, From = from, To = Now };

    // Whoever is scanned or reached points at the visitor: what two of them point at, the story is about.
    private (int Entity, EntityRef? Ref)? Culprit()
    {
        var pointed = Alerts.SelectMany(a => a.Related.Where(r => r.Type == EntityType.Device && a.Entity.Type == EntityType.Device && r.Id != a.Entity.Id).Select(r => (Ref: r, By: a.Entity.Id)))
            .GroupBy(p => p.Ref.Id, StringComparer.Ordinal).Select(g => (g.First().Ref, By: g.Select(p => p.By).Distinct(StringComparer.Ordinal).Count()))
            .Where(g => g.By >= 2).OrderByDescending(g => g.By).ThenBy(g => g.Ref.Id, StringComparer.Ordinal).ToList();
        return pointed.Count > 0 && Known.Entities.Find(pointed[0].Ref.Id) is >= 0 and var entity ? (entity, pointed[0].Ref) : null;
    }

    private (int Entity, EntityRef? Ref) Main(EntityType type)
    {
        foreach (var alert in Alerts.OrderByDescending(a => a.Score).ThenBy(a => a.Time).ThenBy(a => a.AlertId, StringComparer.Ordinal))
        {
            var found = alert.Entity.Type == type ? alert.Entity : type == EntityType.Identity ? alert.Related.FirstOrDefault(r => r.Type == type) : null;
            if (found is not null && Known.Entities.Find(found.Id) is >= 0 and var entity) return (entity, found);
        }

        return (-1, null);
    }
}
