using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Investigation;

/// <summary>What may be asked: who is who, the patterns of life, the window that is not over yet, and what is known of addresses.</summary>
/// <param name="Entities">Who is who.</param>
/// <param name="Values">The categorical part of the patterns of life.</param>
/// <param name="Pairs">Who talks to whom.</param>
/// <param name="Book">The current window.</param>
/// <param name="Addresses">What is known of addresses.</param>
/// <param name="Text">A value in words.</param>
/// <param name="Feedback">What people marked as expected.</param>
/// <param name="Since">Since when the estate is watched, epoch milliseconds; 0 while it is not.</param>
internal sealed record CaseKnowledge(EntityTable Entities, ValueProfiles Values, PairProfiles Pairs, WindowBook Book, AddressTable Addresses, Func<Value, string> Text, FeedbackBook Feedback, Func<long> Since)
{
    private const int MostFollowed = 600;

    /// <summary>Everything that an entity was seen with: its pattern of life, and what a story noted of it.</summary>
    public IReadOnlyList<SeenValue> SeenBy(int entity, IReadOnlyList<TrailValue> trail)
    {
        var seen = new Dictionary<(Feature, ulong), SeenValue>();
        foreach (var (value, stat) in Values.Seen(entity)) seen[(value.Feature, value.Hash)] = new SeenValue(value, stat.First, stat.Last, stat.Days);
        foreach (var noted in trail.Where(t => t.Entity == entity))
        {
            var key = (noted.Feature, noted.Hash);
            seen[key] = seen.TryGetValue(key, out var known)
                ? known with { First = Math.Min(known.First, noted.First), Last = Math.Max(known.Last, noted.Last) }
                : new SeenValue(noted.AsValue(), noted.First, noted.Last, noted.Days);
        }

        return [.. seen.Values];
    }

    /// <summary>When an entity was last seen before a time, as far as its pattern of life tells, epoch milliseconds; 0 when it does not.</summary>
    public long LastBefore(int entity, long time)
    {
        var last = 0L;
        foreach (var (_, stat) in Values.Seen(entity))
        {
            if (stat.Last < time && stat.Last > last) last = stat.Last;
        }

        return last;
    }

    /// <summary>Notes in a story what an entity has in the current window.</summary>
    public void Follow(int entity, List<TrailValue> trail)
    {
        var window = Book.IndexOf(entity);
        if (window < 0) return;
        var known = trail.Where(t => t.Entity == entity).ToDictionary(t => (t.Feature, t.Hash));
        for (var i = Book.Windows[window].Values; i != 0; i = Book.Values[i - 1].Next)
        {
            ref var touched = ref Book.Values[i - 1];
            var value = touched.Value;
            if (known.TryGetValue((value.Feature, value.Hash), out var noted))
            {
                noted.Last = Math.Max(noted.Last, touched.Last);
                continue;
            }

            if (trail.Count >= MostFollowed) continue;
            var first = Values.FirstSeen(entity, value);

            // Of what was known already only that is of use which says where, when and how.
            if (first is not null && value.Feature is not (Feature.SourceNetwork or Feature.Agent or Feature.Region or Feature.Hour or Feature.Operation)) continue;
            trail.Add(TrailValue.Of(entity, value, Math.Min(first ?? touched.Time, touched.Time), touched.Last, first is null ? 0 : Values.Days(entity, value)));
        }
    }
}
