using Windhover.Core.Ingestion.Collection.Spooling;

namespace Windhover.Core.Ingestion.Collection;

/// <summary>
/// The collections of one program at work, each for itself: one that fails is said to, and is opened again after a while, from one second to a minute; the others never notice. Others may be set to work
/// and stopped at any time. Safe for many threads.
/// </summary>
public sealed class CollectionSet : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<CollectionWork> working = [];
    private readonly CollectionWork[] given;
    private readonly Dictionary<string, Task> ending = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CollectorHealth> healths = new(StringComparer.Ordinal);
    private readonly SpoolFolder spool;
    private readonly TimeProvider clock;
    private readonly IPushHost? push;
    private readonly Action<string> log;
    private bool isDisposed;

    /// <param name="plans">The collections of the start; their names differ.</param>
    /// <param name="spool">Where they land what they bring.</param>
    /// <param name="clock">Waits and timestamps.</param>
    /// <param name="push">Listens for those that are pushed to.</param>
    /// <param name="log">Takes one line about a collection; may be called on any thread.</param>
    public CollectionSet(IReadOnlyList<CollectionPlan> plans, SpoolFolder spool, TimeProvider clock, IPushHost? push, Action<string> log)
    {
        (this.spool, this.clock, this.push, this.log) = (spool, clock, push, log);
        given = [.. plans.Select(Work)];
        working.AddRange(given);
    }

    /// <summary>How those stand that work, in the order in which they were given.</summary>
    public IReadOnlyList<CollectionSummary> Summaries
    {
        get
        {
            lock (gate) return [.. working.Select(work => work.Summary)];
        }
    }

    /// <summary>How the collection of a name stands, also one that was stopped; null for one that never worked.</summary>
    public CollectorStatus? StatusOf(string name)
    {
        lock (gate) return healths.GetValueOrDefault(name)?.Snapshot();
    }

    /// <summary>Sets those of the start to work. Call it once.</summary>
    /// <exception cref="CollectorSettingsException">A setting is wrong; nothing works then.</exception>
    public void Start()
    {
        lock (gate)
        {
            var opened = given.Select(work => work.Open()).ToArray();
            for (var i = 0; i < opened.Length; i++) given[i].Start(opened[i], Task.CompletedTask);
        }
    }

    /// <summary>Sets one more to work, in place of the one of its name, and as soon as that has stopped; it goes on from where that was.</summary>
    public void Take(CollectionPlan plan)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            var name = plan.Settings.Name;
            var at = working.FindIndex(work => work.Plan.Settings.Name == name);
            var after = at < 0 ? Ending(name) : End(working[at], () => { });
            var taken = Work(plan);
            if (at < 0) working.Add(taken);
            else working[at] = taken;
            taken.Start(null, after);
        }
    }

    /// <summary>Stops one; its place on the other side is kept.</summary>
    /// <returns>Ends when it has stopped, at once where none works under that name.</returns>
    public Task StopAsync(string name) => StopAsync(name, () => { });

    /// <summary>Stops one and forgets its place on the other side: the next of its name begins anew. What it brought stays.</summary>
    /// <returns>Ends when it has stopped.</returns>
    public Task RemoveAsync(string name) => StopAsync(name, () =>
    {
        spool.ForgetCursors(name);
        lock (gate) healths.Remove(name);
    });

    /// <summary>Stops all of them.</summary>
    public async ValueTask DisposeAsync()
    {
        Task[] all;
        lock (gate)
        {
            isDisposed = true;
            all = [.. working.Select(work => work.StopAsync()), .. ending.Values];
        }

        await Task.WhenAll(all).ConfigureAwait(false);
    }

    private Task StopAsync(string name, Action then)
    {
        lock (gate)
        {
            var found = working.Find(work => work.Plan.Settings.Name == name);
            if (found is not null) working.Remove(found);
            return End(found, then, name);
        }
    }

    private Task End(CollectionWork work, Action then) => End(work, then, work.Plan.Settings.Name);

    // What ends under a name ends in turn: whoever comes next waits for all of it.
    private Task End(CollectionWork? work, Action then, string name)
    {
        var before = Ending(name);
        return ending[name] = Task.Run(async () =>
        {
            await before.ConfigureAwait(false);
            try
            {
                if (work is not null) await work.StopAsync().ConfigureAwait(false);
                then();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                log($"collection {name}: {failure.Message}");
            }
        });
    }

    private Task Ending(string name) => ending.GetValueOrDefault(name) ?? Task.CompletedTask;

    private CollectionWork Work(CollectionPlan plan)
    {
        var name = plan.Settings.Name;
        if (!healths.TryGetValue(name, out var health)) healths[name] = health = new CollectorHealth(clock);
        health.SayOnly(plan.WithoutSecrets);
        return new CollectionWork(plan, new CollectorContext { Spool = spool.Collection(name), Clock = clock, Health = health, Push = push }, log);
    }
}
