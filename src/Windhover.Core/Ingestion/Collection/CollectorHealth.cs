namespace Windhover.Core.Ingestion.Collection;

/// <summary>
/// How one collection does, or one part of it (an account, a queue): what fails in a part is said until that part goes well, whatever the others do. Safe for many
/// threads; counts since the program's start.
/// </summary>
public sealed class CollectorHealth
{
    private const int MostTold = 3;
    private readonly Lock guard = new();
    private readonly SortedDictionary<string, CollectorHealth> parts = new(StringComparer.Ordinal);
    private readonly CollectorHealth? whole;
    private long objects;
    private long bytes;
    private long duplicates;
    private long poisoned;
    private long retries;
    private long dropped;
    private string problem = "";
    private string lastPoison = "";
    private string notice = "";
    private long behind = -1;
    private long lastLanded;
    private readonly TimeProvider? clock;
    private volatile Func<string, string> clean = text => text;

    /// <summary>A collection that has done nothing yet.</summary>
    /// <param name="clock">Says when something landed; null, the default, where nobody asks.</param>
    public CollectorHealth(TimeProvider? clock = null) => this.clock = clock;

    private CollectorHealth(CollectorHealth whole) => (this.whole, clock) = (whole, whole.clock);

    /// <summary>A part that does well or badly by itself; the same one for the same name. What it counts, the whole counts.</summary>
    /// <param name="name">For people: an account, a queue, a container.</param>
    public CollectorHealth Part(string name)
    {
        lock (guard)
        {
            if (!parts.TryGetValue(name, out var part)) parts[name] = part = new CollectorHealth(this);
            return part;
        }
    }

    /// <summary>What is said from now on, of the whole and of its parts, goes through this first: it takes secrets out.</summary>
    public void SayOnly(Func<string, string> cleaned) => clean = cleaned;

    /// <summary>A part is no longer worked on: what it counted stays, what failed in it is no longer said.</summary>
    public void End(string name)
    {
        lock (guard)
        {
            if (!parts.Remove(name, out var part)) return;
            var ended = part.Snapshot();
            (objects, bytes, duplicates) = (objects + ended.Objects, bytes + ended.Bytes, duplicates + ended.Duplicates);
            (poisoned, retries, dropped) = (poisoned + ended.Poisoned, retries + ended.Retries, dropped + ended.Dropped);
            lastLanded = Math.Max(lastLanded, ended.LastLanded);
        }
    }

    /// <summary>Nobody collects any more: what was counted stays, nothing fails and nothing waits.</summary>
    public void Stopped()
    {
        string[] names;
        lock (guard) (problem, behind, names) = ("", -1, [.. parts.Keys]);
        foreach (var name in names) End(name);
    }

    /// <summary>Something arrived and is durable.</summary>
    public void Landed(long byteCount)
    {
        lock (guard)
        {
            objects++;
            bytes += byteCount;
            problem = "";
            if (clock is not null) lastLanded = clock.GetUtcNow().ToUnixTimeMilliseconds();
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
        lock (guard) poisoned++;
        var said = Clean($"{where}: {why}");
        for (var level = this; level is not null; level = level.whole)
        {
            lock (level.guard) level.lastPoison = said;
        }
    }

    /// <summary>Something failed and is tried again.</summary>
    /// <param name="why">What failed, in words for the one who set it up.</param>
    public void Retrying(string why)
    {
        var said = Clean(why);
        lock (guard)
        {
            retries++;
            problem = said;
        }
    }

    /// <summary>Something came that could not be kept and will not come again: a datagram with no room for it.</summary>
    public void Dropped(long count)
    {
        lock (guard) dropped += count;
    }

    /// <summary>The collection did something by itself that somebody should know: it reads another account, or one no longer.</summary>
    /// <param name="what">What, in words for the one who set it up.</param>
    public void Notice(string what)
    {
        var said = Clean(what);
        for (var level = this; level is not null; level = level.whole)
        {
            lock (level.guard) level.notice = said;
        }
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

    /// <summary>How it stands now: its own counts and those of its parts together, and what fails in any of them.</summary>
    public CollectorStatus Snapshot()
    {
        lock (guard)
        {
            var own = new CollectorStatus(objects, bytes, duplicates, poisoned, retries, dropped, behind, problem, lastPoison, notice, lastLanded);
            if (parts.Count == 0) return own;
            var all = parts.Select(p => (Name: p.Key, Status: p.Value.Snapshot())).ToArray();
            var failing = all.Where(p => p.Status.Problem.Length > 0).Select(p => p.Status.Problem).ToArray();
            return all.Aggregate(own, (sum, part) => sum.With(part.Status)) with { Problem = Words(problem, failing, all.Length) };
        }
    }

    private string Clean(string text) => whole is null ? clean(text) : whole.Clean(text);

    private static string Words(string problem, string[] failing, int partCount)
    {
        if (failing.Length == 0) return problem;
        var told = (problem.Length > 0 ? failing.Prepend(problem) : failing).Take(MostTold);
        var count = partCount > 1 ? $"{failing.Length} of {partCount} fail: " : "";
        return $"{count}{string.Join("; ", told)}{(failing.Length > MostTold ? $"; and {failing.Length - MostTold} more" : "")}";
    }
}
