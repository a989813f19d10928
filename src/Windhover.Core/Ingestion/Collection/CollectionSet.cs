using Windhover.Core.Ingestion.Collection.Spooling;

namespace Windhover.Core.Ingestion.Collection;

/// <summary>
/// The collections of one program at work, each for itself: one that fails is said to, and is opened again after a while, from one second to a minute; the others never notice.
/// </summary>
public sealed class CollectionSet : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly List<(CollectionPlan Plan, CollectorContext Context)> members = [];
    private readonly List<Task> running = [];
    private readonly CancellationTokenSource stop = new();
    private readonly TimeProvider clock;
    private readonly Action<string> log;

    /// <param name="plans">The collections; their names differ.</param>
    /// <param name="spool">Where they land what they bring.</param>
    /// <param name="clock">Waits and timestamps.</param>
    /// <param name="push">Listens for those that are pushed to.</param>
    /// <param name="log">Takes one line about a collection; may be called on any thread.</param>
    public CollectionSet(IReadOnlyList<CollectionPlan> plans, SpoolFolder spool, TimeProvider clock, IPushHost? push, Action<string> log)
    {
        (this.clock, this.log) = (clock, log);
        foreach (var plan in plans)
        {
            members.Add((plan, new CollectorContext { Spool = spool.Collection(plan.Settings.Name), Clock = clock, Health = new CollectorHealth(), Push = push }));
        }
    }

    /// <summary>How they stand, in the order in which they were given.</summary>
    public IReadOnlyList<CollectionSummary> Summaries =>
        [.. members.Select(m => new CollectionSummary(m.Plan.Settings.Name, m.Plan.Collector.Descriptor.Name, m.Plan.Collector.Descriptor.Title, m.Context.Health.Snapshot()))];

    /// <summary>Sets all of them to work. Call it once.</summary>
    /// <exception cref="CollectorSettingsException">A setting is wrong; nothing works then.</exception>
    public void Start()
    {
        var opened = members.Select(m => Open(m.Plan, m.Context)).ToArray();
        for (var i = 0; i < opened.Length; i++)
        {
            var (plan, context) = members[i];
            var first = opened[i];
            running.Add(Task.Run(() => KeepAsync(plan, context, () => first)));
        }
    }

    /// <summary>Stops all of them.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(running).ConfigureAwait(false);
        stop.Dispose();
    }

    private static ICollection Open(CollectionPlan plan, CollectorContext context)
    {
        try
        {
            return plan.Collector.Open(plan.Settings, context);
        }
        catch (CollectorSettingsException wrong)
        {
            throw new CollectorSettingsException(wrong.Setting, wrong.Problem) { Collection = plan.Settings.Name };
        }
    }

    private async Task KeepAsync(CollectionPlan plan, CollectorContext context, Func<ICollection>? first)
    {
        var pause = TimeSpan.FromSeconds(1);
        while (true)
        {
            var began = clock.GetTimestamp();
            var problem = await RunAsync(first ?? (() => plan.Collector.Open(plan.Settings, context))).ConfigureAwait(false);
            first = null;
            if (stop.IsCancellationRequested) return;
            context.Health.Retrying(problem);
            log($"collection {plan.Settings.Name}: {problem}; trying again");
            pause = clock.GetElapsedTime(began) > Longest ? TimeSpan.FromSeconds(1) : pause;
            try
            {
                await Task.Delay(pause, clock, stop.Token).ConfigureAwait(false);
                pause = pause * 2 < Longest ? pause * 2 : Longest;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<string> RunAsync(Func<ICollection> open)
    {
        try
        {
            var collection = open();
            await using (collection.ConfigureAwait(false)) await collection.RunAsync(stop.Token).ConfigureAwait(false);
            return "it ended";
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return failure.Message;
        }
    }
}
