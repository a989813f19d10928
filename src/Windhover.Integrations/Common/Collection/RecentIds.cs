namespace Windhover.Integrations.Common.Collection;

/// <summary>The ids that came last, to recognise what comes again soon. Safe for many threads.</summary>
/// <param name="most">How many are remembered.</param>
internal sealed class RecentIds(int most)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>True when an id is remembered.</summary>
    public bool Contains(string id)
    {
        lock (gate) return known.Contains(id);
    }

    /// <summary>Remembers an id; the oldest is forgotten for it.</summary>
    public void Add(string id)
    {
        lock (gate)
        {
            if (!known.Add(id)) return;
            order.Enqueue(id);
            if (order.Count > most) known.Remove(order.Dequeue());
        }
    }
}
