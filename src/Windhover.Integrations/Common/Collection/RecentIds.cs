namespace Windhover.Integrations.Common.Collection;

/// <summary>The ids that landed last, and those that somebody is landing now, to recognise what comes again soon. Safe for many threads.</summary>
/// <param name="most">How many that landed are remembered.</param>
internal sealed class RecentIds(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, bool> landed = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();

    /// <summary>Takes an id in hand.</summary>
    /// <returns>True: it is the caller's to land. False: it has landed. Null: somebody else is landing it, and whether that will go well is not known yet.</returns>
    public bool? Claim(string id)
    {
        lock (gate)
        {
            if (landed.TryGetValue(id, out var done)) return done ? false : null;
            landed[id] = false;
            return true;
        }
    }

    /// <summary>An id that was in hand has landed; the oldest is forgotten for it.</summary>
    public void Landed(string id)
    {
        lock (gate)
        {
            landed[id] = true;
            order.Enqueue(id);
            if (order.Count > most) landed.Remove(order.Dequeue());
        }
    }

    /// <summary>An id that was in hand has not landed.</summary>
    public void Release(string id)
    {
        lock (gate)
        {
            if (landed.TryGetValue(id, out var done) && !done) landed.Remove(id);
        }
    }
}
