using Windhover.Core.Events;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Scoring;

namespace Windhover.Core.Detection;

/// <summary>
/// The one machine inside that most of a window's new connections are with. Whoever is scanned, or is reached by an intruder, meets one new peer: what deviates
/// there is that peer's doing, and both alerts tell one story. A machine that meets many has no counterpart.
/// </summary>
internal sealed class Counterparts(PairProfiles pairs)
{
    private const long Recent = 86_400_000;
    private const double LeastBits = 2;

    /// <summary>The counterpart.</summary>
    /// <param name="scored">The window.</param>
    /// <param name="book">What was seen in it.</param>
    /// <returns>The entity, or −1; and its address where no entity holds it.</returns>
    public (int Entity, IEnumerable<string> Address) Of(ScoredWindow scored, WindowBook book)
    {
        if (!scored.Rows.Any(IsAboutInside)) return (-1, []);
        var counts = new SortedDictionary<Address, (int Pairs, int Entity)>();
        var all = 0;
        for (var i = scored.Window.Pairs; i != 0; i = book.Pairs[i - 1].Next)
        {
            ref var stat = ref pairs[book.Pairs[i - 1].Pair];
            if (stat.Outside || stat.First < scored.Window.First - Recent) continue;
            counts[stat.Peer] = (counts.GetValueOrDefault(stat.Peer).Pairs + 1, stat.PeerEntity);
            all++;
        }

        if (all == 0) return (-1, []);
        var (address, most) = counts.MaxBy(c => c.Value.Pairs);
        if (most.Pairs * 2 <= all) return (-1, []);
        return most.Entity >= 0 ? (most.Entity, []) : (-1, [address.ToString()]);
    }

    private static bool IsAboutInside(ScoreRow row) =>
        row.Bits >= LeastBits && (row.Kind == ScoreRowKind.Number ? row.Signal == Signal.FanOut : row.Feature is Feature.InsidePeer or Feature.Port);
}
