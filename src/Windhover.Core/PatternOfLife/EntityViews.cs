using Windhover.Core.Entities;
using Windhover.Core.Events;

namespace Windhover.Core.PatternOfLife;

/// <summary>Draws the pattern of life of entities for people.</summary>
internal sealed class EntityViews(EntityResolver resolver, SymbolTable symbols, ValueProfiles values, NumberProfiles numbers, HourOfWeekProfiles hours, EntityFacts facts)
{
    private const int MostValues = 16;
    private const double WeekMs = 7 * 86_400_000.0;

    /// <summary>Turns a value into words; set by whoever owns the words.</summary>
    public Func<Value, string> Text { get; set; } = value => value.Hash.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A stored value as it was seen.</summary>
    internal static Value ValueOf(Feature feature, in ValueStat stat) => new()
    {
        Feature = feature, Hash = 0, Text = stat.Text, Address = stat.Address, Number = stat.Number, Protocol = stat.Protocol, Serves = stat.Serves,
    };

    /// <summary>One entity, or null when it is not known.</summary>
    public EntityView? Describe(string entityId)
    {
        var entity = resolver.Entities.Find(entityId);
        if (entity < 0) return null;
        var record = resolver.Entities[entity];
        return new EntityView
        {
            Entity = facts.Ref(entity, 0, long.MaxValue),
            FirstSeen = record.FirstSeen,
            LastSeen = record.LastSeen,
            DaysSeen = record.Days,
            Records = record.Records,
            Learning = record.Days < 3,
            Group = symbols.Text(record.Group),
            Peers = Math.Max(0, values.GroupSize(record.Group) - 1),
            Features = [.. Features(entity)],
            Numbers = [.. Numbers(entity, record)],
            HourOfWeek = hours.Of(entity, (record.LastSeen - record.FirstSeen) / WeekMs),
            Addresses = [.. resolver.Addresses.Of(entity).Select(Period).Reverse()],
            Tags = resolver.Tags.Of(record.Native),
            TagsLeftOut = resolver.Tags.LeftOutOf(record.Native),
        };
    }

    /// <summary>Entities that hold a text in id, name, address or tag; last seen first.</summary>
    public IReadOnlyList<EntitySummary> Find(string? text, int limit)
    {
        var all = Enumerable.Range(0, resolver.Entities.Count).Where(e => resolver.Entities[e].Records > 0);
        if (!string.IsNullOrEmpty(text)) all = all.Where(e => Holds(e, text));
        return [.. all.OrderByDescending(e => resolver.Entities[e].LastSeen).ThenBy(resolver.Entities.Id, StringComparer.Ordinal).Take(limit).Select(Summary)];
    }

    /// <summary>Ids of the others in an entity's group, in the order of their ids; empty when it is not known or has no group.</summary>
    public IReadOnlyList<string> Peers(string entityId, int limit)
    {
        var entity = resolver.Entities.Find(entityId);
        if (entity < 0 || symbols.Text(resolver.Entities[entity].Group).Length == 0) return [];
        var group = resolver.Entities[entity].Group;
        return [.. Enumerable.Range(0, resolver.Entities.Count).Where(e => e != entity && resolver.Entities[e].Records > 0 && resolver.Entities[e].Group == group).Select(resolver.Entities.Id).Order(StringComparer.Ordinal).Take(limit)];
    }

    private bool Holds(int entity, string text) =>
        resolver.Entities.Id(entity).Contains(text, StringComparison.OrdinalIgnoreCase)
        || resolver.Entities.Name(entity).Contains(text, StringComparison.OrdinalIgnoreCase)
        || resolver.Addresses.Of(entity).Any(h => h.Address.ToString() == text)
        || resolver.Tags.Standing(resolver.Entities[entity].Native).Any(t => $"{t.Key}={t.Value}".Contains(text, StringComparison.OrdinalIgnoreCase));

    private EntitySummary Summary(int entity)
    {
        var record = resolver.Entities[entity];
        return new EntitySummary(facts.Ref(entity, record.LastSeen, record.LastSeen), record.FirstSeen, record.LastSeen, record.Days, record.Records, record.Days < 3, symbols.Text(record.Group))
        {
            Tags = resolver.Tags.Standing(record.Native),
        };
    }

    private IEnumerable<FeatureView> Features(int entity) => values.Of(entity).GroupBy(v => v.Feature).OrderBy(g => g.Key).Select(group =>
    {
        var stats = group.Select(v => v.Stat).ToList();
        var total = Math.Max(1, stats.Sum(s => (long)s.Windows));
        return new FeatureView(
            FeatureText.Name(group.Key),
            FeatureText.Title(group.Key),
            [.. stats.Select(s => new ValueView(Text(ValueOf(group.Key, s)), Math.Round((double)s.Windows / total, 4), s.Days, s.First, s.Last))
                .OrderByDescending(v => v.Share).ThenBy(v => v.Value, StringComparer.Ordinal).Take(MostValues)],
            stats.Count);
    });

    private IEnumerable<NumberView> Numbers(int entity, EntityRecord record)
    {
        var hour = (int)(record.LastSeen / 3_600_000 % 24);
        for (var signal = Signal.BytesOut; signal < Signal.RareBytes; signal++)
        {
            if (!numbers.Knows(entity, signal)) continue;
            var (low, median, high, _, _) = numbers.Range(entity, signal, hour);
            yield return new NumberView(FeatureText.Name(signal), FeatureText.Title(signal), FeatureText.Unit(signal), Math.Round(low, 1), Math.Round(median, 1), Math.Round(high, 1), Math.Round(numbers.Last(entity, signal), 1));
        }
    }

    private AddressPeriod Period(AddressHolding holding) => new(holding.Address.ToString(), symbols.Text(holding.Network), holding.From, holding.To == 0 ? null : holding.To);
}
