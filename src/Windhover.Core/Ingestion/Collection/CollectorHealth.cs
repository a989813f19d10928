namespace Windhover.Core.Ingestion.Collection;

/// <summary>How one collection does. Safe for many threads; counts since the program's start.</summary>
public sealed class CollectorHealth
{
    private readonly Lock guard = new();
    private long objects;
    private long bytes;
    private long duplicates;
    private long poisoned;
    private long retries;
    private long dropped;
    private string problem = "";
    private string lastPoison = "";
    private long behind = -1;

    /// <summary>Something arrived and is durable.</summary>
    public void Landed(long byteCount)
    {
        lock (guard)
        {
            objects++;
            bytes += byteCount;
            problem = "";
        }
    }

    /// <summary>Something came again and was recognised.</summary>
    public void Duplicate()
    {
        lock (guard) duplicates++;
    }

    /// <summary>Something can never be taken and was passed over.</summary>
    /// <param name="where">Which object or message.</param>
    /// <param name="why">What is wrong with it.</param>
    public void Poisoned(string where, string why)
    {
        lock (guard)
        {
            poisoned++;
            lastPoison = $"{where}: {why}";
        }
    }

    /// <summary>Something failed and is tried again.</summary>
    /// <param name="why">What failed, in words for the one who set it up.</param>
    public void Retrying(string why)
    {
        lock (guard)
        {
            retries++;
            problem = why;
        }
    }

    /// <summary>Something came that could not be kept and will not come again: a datagram with no room for it.</summary>
    public void Dropped(long count)
    {
        lock (guard) dropped += count;
    }

    /// <summary>The other side answered, whether or not it had something.</summary>
    /// <param name="waiting">How many objects or messages still wait there; -1 when it does not say.</param>
    public void Reached(long waiting = -1)
    {
        lock (guard)
        {
            behind = waiting;
            problem = "";
        }
    }

    /// <summary>How it stands now.</summary>
    public CollectorStatus Snapshot()
    {
        lock (guard) return new CollectorStatus(objects, bytes, duplicates, poisoned, retries, dropped, behind, problem, lastPoison);
    }
}
