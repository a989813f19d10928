using System.Threading.Channels;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>
/// Empties one output's queue: of each incident the oldest message first, incidents beside one another. An attempt is counted on the disk before it is made and its end after, so that a crash
/// between the two sends the message again, with the same key, and loses nothing.
/// </summary>
internal sealed class OutputWorker : IAsyncDisposable
{
    private const int MostHeads = 500;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan LongestNap = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ShortestNap = TimeSpan.FromMilliseconds(50);
    private readonly Channel<TaskCompletionSource?> wakes = Channel.CreateUnbounded<TaskCompletionSource?>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource stop = new();
    private readonly OutputPlan plan;
    private readonly IOutputStore store;
    private readonly TimeProvider clock;
    private readonly Action<string> log;
    private readonly OutputPacing pacing;
    private long pausedUntil;
    private Task running = Task.CompletedTask;

    public OutputWorker(OutputPlan plan, IOutputStore store, TimeProvider clock, Random random, Action<string> log)
    {
        (this.plan, this.store, this.clock, this.log) = (plan, store, clock, log);
        pacing = new OutputPacing(plan.AnHour, random);
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Begins; call it once.</summary>
    public void Start() => running = Task.Run(LoopAsync);

    /// <summary>Something was queued.</summary>
    public void Wake() => wakes.Writer.TryWrite(null);

    /// <summary>Ends once everything that is due was tried.</summary>
    public async Task WaitUntilIdleAsync(CancellationToken cancellation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        wakes.Writer.TryWrite(done);
        await done.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        stop.Dispose();
    }

    private async Task LoopAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            var waiting = new List<TaskCompletionSource>();
            while (wakes.Reader.TryRead(out var asked))
            {
                if (asked is not null) waiting.Add(asked);
            }

            var nap = LongestNap;
            try
            {
                nap = await EmptyAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                log($"output {plan.Name}: {plan.Safe(failure.Message)}");
            }

            foreach (var asked in waiting) asked.TrySetResult();
            using var woken = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
            await Task.WhenAny(wakes.Reader.WaitToReadAsync(woken.Token).AsTask(), Task.Delay(nap, clock, woken.Token)).ConfigureAwait(false);
            await woken.CancelAsync().ConfigureAwait(false);
        }
    }

    // Tries what is due until nothing is, and says how long there is nothing to do.
    private async Task<TimeSpan> EmptyAsync()
    {
        while (true)
        {
            stop.Token.ThrowIfCancellationRequested();
            var now = Now;
            var free = pacing.Free(now);
            if (pausedUntil > now || free == 0) return Nap(Math.Max(pausedUntil, free == 0 ? pacing.NextFree : 0) - now);
            var due = store.Heads(plan.Name, MostHeads).Where(m => m.NextAt <= now).ToList();
            if (due.Count == 0) return store.NextAt(plan.Name) is { } next ? Nap(next - now) : LongestNap;
            var (first, folded) = Choose(due, free);
            await SendAsync(first, folded).ConfigureAwait(false);
        }
    }

    // With one place left for several new incidents, the gravest is told and the others are mentioned in it.
    private static (QueuedMessage First, IReadOnlyList<QueuedMessage> Folded) Choose(List<QueuedMessage> due, int free)
    {
        var fresh = due.Where(m => m.Attempts == 0 && m.Message.Changes is [OutputChange.Told]).ToList();
        if (free > 1 || fresh.Count < 2) return (due[0], []);
        var sorted = fresh.OrderByDescending(m => m.Message.Incident.Severity).ThenBy(m => m.Number).ToList();
        return (sorted[0], sorted[1..]);
    }

    private async Task SendAsync(QueuedMessage queued, IReadOnlyList<QueuedMessage> folded)
    {
        if (!store.Try(queued)) return;
        pacing.Count(Now);
        var message = queued.Message with
        {
            Attempt = queued.Attempts + 1,
            Folded = [.. folded.Select(f => new FoldedIncident(f.Message.Incident.IncidentId, f.Message.Incident.Title, f.Message.Incident.Severity, f.Message.Url))],
        };
        var result = await OnceAsync(plan, message, clock, stop.Token).ConfigureAwait(false);
        var (now, reason) = (Now, plan.Safe(result.Reason));
        switch (result.State)
        {
            case SendState.Delivered:
                store.Delivered(queued, result.RemoteId, folded, now);
                break;
            case SendState.RetryLater when now - message.Time < OutputPacing.GiveUpAfter.TotalMilliseconds:
                var next = now + (long)pacing.Wait(message.Attempt, result.After).TotalMilliseconds;
                if (result.After is not null) pausedUntil = next;
                store.Delay(queued, next, reason, now);
                break;
            default:
                store.Fail(queued, reason, now);
                log($"output {plan.Name}: given up after {message.Attempt} attempts, {message.Incident.IncidentId}: {reason}");
                break;
        }
    }

    /// <summary>One attempt, whatever the output does.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<SendResult> OnceAsync(OutputPlan plan, OutputMessage message, TimeProvider clock, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await plan.Output.SendAsync(message, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return SendResult.RetryLater("no answer in time");
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
        {
            return SendResult.RetryLater($"{failure.GetType().Name}: {failure.Message}");
        }
    }

    private static TimeSpan Nap(double milliseconds) => TimeSpan.FromMilliseconds(Math.Clamp(milliseconds, ShortestNap.TotalMilliseconds, LongestNap.TotalMilliseconds));
}
