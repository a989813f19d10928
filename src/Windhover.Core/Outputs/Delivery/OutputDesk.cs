using System.Threading.Channels;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Stores;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>
/// Tells others of incidents. The engine and people only say which incident changed; what is told of it is decided here, beside the engine, from what the store knows, and queued on the disk. Each
/// output has its worker: one that is slow or out of order holds up no other. At its start it compares what every output was told with what is, so that nothing is lost that was found meanwhile.
/// </summary>
public sealed class OutputDesk : IFindingSink, IOutputDesk, IAsyncDisposable
{
    private const int PageSize = 200;
    private const int MostFailures = 20;
    private readonly Channel<Action> work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stop = new();
    private readonly IReadOnlyList<OutputPlan> plans;
    private readonly IReadOnlyList<OutputWorker> workers;
    private readonly OutputQueue queue;
    private readonly IOutputStore store;
    private readonly IStateStore state;
    private readonly string console;
    private readonly TimeProvider clock;
    private readonly Action<string> log;
    private Task running = Task.CompletedTask;
    private long droppedAt;

    /// <param name="plans">The outputs; the caller disposes of them.</param>
    /// <param name="store">Takes the queues; the caller disposes of it.</param>
    /// <param name="state">The incidents.</param>
    /// <param name="console">The console's address, without a slash at its end: links begin with it.</param>
    /// <param name="clock">The time of messages and attempts.</param>
    /// <param name="random">Spreads attempts.</param>
    /// <param name="log">Takes one line about the outputs; may be called on any thread.</param>
    public OutputDesk(IReadOnlyList<OutputPlan> plans, IOutputStore store, IStateStore state, string console, TimeProvider clock, Random random, Action<string> log)
    {
        (this.plans, this.store, this.state, this.console, this.clock, this.log) = (plans, store, state, console, clock, log);
        workers = [.. plans.Select(p => new OutputWorker(p, store, clock, new Random(random.Next()), log))];
        queue = new OutputQueue(store, state, console, clock);
    }

    /// <inheritdoc/>
    public IReadOnlyList<OutputState> States =>
    [
        .. plans.Select(p => new OutputState { Name = p.Name, Kind = p.Kind.Name, Title = p.Kind.Title, Filter = p.Filter, AnHour = p.AnHour, Tally = store.Tally(p.Name), Failures = store.Failures(p.Name, MostFailures) }),
    ];

    /// <summary>How long it is kept what was told, and what was given up, after the last change: longer than incidents are. The default is 400 days.</summary>
    public TimeSpan Keep { get; init; } = TimeSpan.FromDays(400);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Compares what was told with what is, then works until it is disposed of. Call it once.</summary>
    public void Start()
    {
        work.Writer.TryWrite(CatchUp);
        work.Writer.TryWrite(() =>
        {
            foreach (var worker in workers) worker.Start();
        });
        running = Task.Run(LoopAsync);
    }

    /// <inheritdoc/>
    public void Publish(IReadOnlyList<Alert> alerts, IReadOnlyList<Incident> incidents)
    {
        foreach (var incident in incidents) Look(incident);
    }

    /// <inheritdoc/>
    public void Look(Incident incident)
    {
        var id = incident.IncidentId;
        lock (waiting)
        {
            if (!waiting.Add(id)) return;
        }

        work.Writer.TryWrite(() =>
        {
            lock (waiting) waiting.Remove(id);
            if (state.Incident(id) is { } now) Look(plan => queue.Look(plan, now));
        });
    }

    /// <summary>An action was proposed, or stands.</summary>
    public void Tell(ActionNews news) => work.Writer.TryWrite(() => Look(plan => plan.Actions && queue.Tell(plan, news)));

    /// <inheritdoc/>
    public async Task<SendResult?> TestAsync(string output, CancellationToken cancellation)
    {
        if (plans.FirstOrDefault(p => p.Name == output) is not { } plan) return null;
        return await TestAsync(plan, console, clock, cancellation).ConfigureAwait(false);
    }

    /// <summary>Sends a message that says that it is a test, once.</summary>
    /// <param name="plan">The output.</param>
    /// <param name="console">The console's address.</param>
    /// <param name="clock">The message's time.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What became of it; no secret stands in its reason.</returns>
    public static async Task<SendResult> TestAsync(OutputPlan plan, string console, TimeProvider clock, CancellationToken cancellation)
    {
        var message = OutputSamples.Test(plan.Name, console, clock.GetUtcNow().ToUnixTimeMilliseconds());
        var result = await OutputWorker.OnceAsync(plan, message, clock, cancellation).ConfigureAwait(false);
        return result with { Reason = plan.Safe(result.Reason) };
    }

    /// <summary>Ends once everything that was published before is queued, and everything that is due was tried. Needs <see cref="Start"/>.</summary>
    public async Task WaitUntilIdleAsync(CancellationToken cancellation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Writer.TryWrite(() => done.TrySetResult());
        await done.Task.WaitAsync(cancellation).ConfigureAwait(false);
        foreach (var worker in workers) await worker.WaitUntilIdleAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        foreach (var worker in workers) await worker.DisposeAsync().ConfigureAwait(false);
        stop.Dispose();
    }

    private async Task LoopAsync()
    {
        try
        {
            await foreach (var step in work.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                Try(step);
                Try(Forget);
            }
        }
        catch (OperationCanceledException)
        {
            // It is over; what was not looked at is found by the next start.
        }
    }

    private void Look(Func<OutputPlan, bool> look)
    {
        for (var i = 0; i < plans.Count; i++)
        {
            var (plan, worker) = (plans[i], workers[i]);
            Try(() =>
            {
                if (look(plan)) worker.Wake();
            });
        }
    }

    // An output that is new hears of what comes; one that was there before hears of what it missed.
    private void CatchUp()
    {
        foreach (var plan in plans.Where(p => !store.IsBegun(p.Name)))
        {
            var now = Now;
            store.Begin(plan.Name, [.. All().Select(i => OutputNews.Ticket(null, plan.Name, i, isTold: false, now))], now);
        }

        foreach (var incident in All()) Look(plan => queue.Look(plan, incident));
    }

    // Once a day, beside what there is to do anyway.
    private void Forget()
    {
        var now = Now;
        if (now - droppedAt < TimeSpan.FromDays(1).TotalMilliseconds) return;
        droppedAt = now;
        store.DropBefore(now - (long)Keep.TotalMilliseconds);
    }

    private IEnumerable<Incident> All()
    {
        var query = new IncidentQuery { Limit = PageSize };
        while (true)
        {
            var page = state.Incidents(query);
            foreach (var incident in page.Items) yield return incident;
            if (page.Next is null || stop.IsCancellationRequested) yield break;
            query = query with { Cursor = page.Next };
        }
    }

    private void Try(Action step)
    {
        try
        {
            step();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log($"outputs: {OutputText.OneLine(failure.Message, 300)}");
        }
    }
}
