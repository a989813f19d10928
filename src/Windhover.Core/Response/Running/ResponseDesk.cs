using System.Threading.Channels;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs;
using Windhover.Core.Response.Deciding;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;
using Windhover.Core.Stores;

namespace Windhover.Core.Response.Running;

/// <summary>
/// The response at work. One loop does everything, one thing after another: what was under way when the program ended, incidents as they are found, what people decide, and what is due. So no
/// two steps of one action ever overlap. It never holds up the engine, which tells it of incidents and goes on.
/// </summary>
public sealed class ResponseDesk : IResponseDesk, IFindingSink, IAsyncDisposable
{
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ShortestNap = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ProposalWaits = TimeSpan.FromHours(24);
    private static readonly TimeSpan LongestStay = TimeSpan.FromDays(7);
    private readonly Channel<Func<CancellationToken, Task>> work = Channel.CreateUnbounded<Func<CancellationToken, Task>>(new UnboundedChannelOptions { SingleReader = true });
    private readonly HashSet<string> waiting = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stop = new();
    private readonly IStateStore state;
    private readonly ITelemetryStore telemetry;
    private readonly TimeProvider clock;
    private readonly Action<string> log;
    private readonly ActionRunner runner;
    private readonly Dictionary<string, long> checkedAt = new(StringComparer.Ordinal);
    private IEngineView? engine;
    private volatile IncidentResponder? responder;
    private volatile ResponsePolicy policy;
    private Task running = Task.CompletedTask;

    /// <param name="policy">What may be done.</param>
    /// <param name="platforms">What is set up.</param>
    /// <param name="store">Takes the actions; the caller disposes of it.</param>
    /// <param name="state">Incidents and investigations.</param>
    /// <param name="telemetry">The history that simulations replay.</param>
    /// <param name="clock">The time of people and platforms.</param>
    /// <param name="log">Takes one line about the response; may be called on any thread.</param>
    public ResponseDesk(ResponsePolicy policy, Platforms platforms, IResponseStore store, IStateStore state, ITelemetryStore telemetry, TimeProvider clock, Action<string> log)
    {
        (this.policy, Platforms, Store, this.state, this.telemetry, this.clock, this.log) = (policy, platforms, store, state, telemetry, clock, log);
        runner = new ActionRunner(store, platforms, clock);
    }

    /// <inheritdoc/>
    public ResponsePolicy Policy => policy;

    /// <inheritdoc/>
    public Platforms Platforms { get; }

    /// <inheritdoc/>
    public IResponseStore Store { get; }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Takes up what was under way, then works until it is disposed of. Call it once.</summary>
    /// <param name="view">The engine, asked for groups of peers.</param>
    public void Start(IEngineView view)
    {
        engine = view;
        responder = Responder(view);
        foreach (var incident in state.Incidents(new IncidentQuery { Limit = 100 }).Items) Take(incident.IncidentId);
        running = Task.Run(LoopAsync);
    }

    /// <inheritdoc/>
    public void TakeUp(ResponsePolicy policy)
    {
        this.policy = policy;

        // One decision is made under one policy: what is being decided now ends with the one it began with.
        if (engine is not null) responder = Responder(engine);
    }

    /// <inheritdoc/>
    public void Publish(IReadOnlyList<Alert> alerts, IReadOnlyList<Incident> incidents)
    {
        foreach (var incident in incidents) Take(incident.IncidentId);
    }

    /// <summary>Ends once everything that was told before has been worked off, and what is due by now. Needs <see cref="Start"/>.</summary>
    public Task WaitUntilIdleAsync(CancellationToken cancellation) => AskAsync(
        async ct =>
        {
            await DueAsync(ct).ConfigureAwait(false);
            return true;
        },
        cancellation);

    /// <inheritdoc/>
    public async Task<ModeInForce> ModeAsync(EntityRef entity, CancellationToken cancellation)
    {
        var view = engine is null ? null : await engine.DescribeAsync(entity.Id, cancellation).ConfigureAwait(false);
        var open = state.Incidents(new IncidentQuery { EntityId = entity.Id, Status = IncidentStatus.Open, Limit = 50 }).Items;
        var tags = Policy.TagsOf(entity, view?.Tags ?? [], open.Min(i => (long?)TagsInStory.Before(i)));
        return Policy.For(entity, view?.Group ?? "", tags, Now).InForce;
    }

    /// <inheritdoc/>
    public Task<ActionRecord?> ApproveAsync(string actionId, string by, long? version, CancellationToken cancellation) => AskAsync(ct => DecideAsync(actionId, version, async action =>
    {
        if (action.Status != ActionStatus.Proposed) throw new DecisionException($"It is {Word(action)}, not proposed.");
        if (Policy.IsDryRun) throw new DecisionException("This is a dry run: nothing is called that changes a platform.");
        var until = Now + action.DurationMs;
        var (place, refusal) = await Platforms.PlanAsync(new Actions.ActionRequest(action.ActionId, action.Containment, Now, until), ct).ConfigureAwait(false);
        if (place is null) throw new DecisionException($"It does not apply any more: {refusal}");
        var approved = action with { Status = ActionStatus.Approved, Plan = place.Plan, Action = place.Action.Descriptor.Name, Connection = place.Connection, DecidedBy = by, ExpiresAt = until };
        return await runner.ApplyAsync(Keep(approved, by, "approved", place.Plan.Text), ct).ConfigureAwait(false);
    }), cancellation);

    /// <inheritdoc/>
    public Task<ActionRecord?> RejectAsync(string actionId, string by, long? version, CancellationToken cancellation) => AskAsync(_ => DecideAsync(actionId, version, action =>
    {
        if (action.Status != ActionStatus.Proposed) throw new DecisionException($"It is {Word(action)}, not proposed.");
        return Task.FromResult(Keep(action with { Status = ActionStatus.Rejected, DecidedBy = by, EndedAt = Now }, by, "rejected", "Nothing is done."));
    }), cancellation);

    /// <inheritdoc/>
    public Task<ActionRecord?> RevertAsync(string actionId, string by, long? version, CancellationToken cancellation) => AskAsync(ct => DecideAsync(actionId, version, async action =>
    {
        if (action.Status is not (ActionStatus.Active or ActionStatus.Approved)) throw new DecisionException($"It is {Word(action)}: there is nothing to take back.");
        return await runner.UndoAsync(Keep(action with { Status = ActionStatus.Ending, EndsAs = ActionStatus.Reverted, DecidedBy = by, Failures = 0, RetryAt = 0 }, by, "reverting", "It is taken back before its time."), ct).ConfigureAwait(false);
    }), cancellation);

    /// <inheritdoc/>
    public Task<ActionRecord?> EndAtAsync(string actionId, long until, string by, long? version, CancellationToken cancellation) => AskAsync(ct => DecideAsync(actionId, version, async action =>
    {
        if (action.Status != ActionStatus.Active) throw new DecisionException($"It is {Word(action)}, not active.");
        if (until <= Now || until > Now + LongestStay.TotalMilliseconds) throw new DecisionException("It can end in the future only, and within seven days.");
        return await ProlongAsync(action, until, by, until > action.ExpiresAt ? "extended" : "shortened", ct).ConfigureAwait(false);
    }), cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
        work.Writer.TryComplete();
        stop.Dispose();
    }

    private void Take(string incidentId)
    {
        lock (waiting)
        {
            if (!waiting.Add(incidentId)) return;
        }

        work.Writer.TryWrite(async cancellation =>
        {
            lock (waiting) waiting.Remove(incidentId);
            await LookAsync(incidentId, cancellation).ConfigureAwait(false);
        });
    }

    private async Task LookAsync(string incidentId, CancellationToken cancellation)
    {
        if (state.Incident(incidentId) is { Status: IncidentStatus.Closed, Handling.Reason: ClosingReason.BenignExpected or ClosingReason.BenignMistake })
        {
            foreach (var action in Store.In(ActionStatus.Approved, ActionStatus.Active).Where(a => a.IncidentId == incidentId && a.DecidedBy == Limits.Machine))
                await runner.UndoAsync(Keep(action with { Status = ActionStatus.Ending, EndsAs = ActionStatus.Reverted, Failures = 0, RetryAt = 0 }, "engine", "reverting", "Its incident was closed as benign."), cancellation).ConfigureAwait(false);
        }

        foreach (var made in await responder!.LookAsync(incidentId, cancellation).ConfigureAwait(false))
        {
            log($"response: {made.Status.ToString().ToLowerInvariant()} {made.Action} for {made.Containment.Entity.Name} ({made.IncidentId})");
            if (made.Status == ActionStatus.Approved) Tell(await runner.ApplyAsync(made, cancellation).ConfigureAwait(false));
        }
    }

    private async Task LoopAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await TryAsync(() => DueAsync(stop.Token)).ConfigureAwait(false);
                while (work.Reader.TryRead(out var next)) await TryAsync(() => next(stop.Token)).ConfigureAwait(false);
                await NapAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
        }
    }

    // Whatever goes wrong with one thing is told and holds up no other.
    private async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is not (OutOfMemoryException or OperationCanceledException))
        {
            log($"response: {failure.Message}");
        }
    }

    private async Task NapAsync()
    {
        var due = Now + (long)AfterFailure.TotalMilliseconds;
        await TryAsync(() =>
        {
            due = Store.In(ActionStatus.Approved, ActionStatus.Active, ActionStatus.Ending).Select(a => a.Status == ActionStatus.Active ? a.ExpiresAt : a.RetryAt).DefaultIfEmpty(long.MaxValue).Min();
            return Task.CompletedTask;
        }).ConfigureAwait(false);
        var nap = TimeSpan.FromMilliseconds(Math.Clamp(due - Now, (long)ShortestNap.TotalMilliseconds, (long)LongestNap.TotalMilliseconds));
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        await Task.WhenAny(work.Reader.WaitToReadAsync(woken.Token).AsTask(), Task.Delay(nap, clock, woken.Token)).ConfigureAwait(false);
        await woken.CancelAsync().ConfigureAwait(false);
    }

    // What was under way when the program ended, what is to be tried again, and what is over. One that fails holds up no other.
    private async Task DueAsync(CancellationToken cancellation)
    {
        foreach (var action in Store.In(ActionStatus.Proposed, ActionStatus.Approved, ActionStatus.Active, ActionStatus.Ending))
            await TryAsync(() => StepAsync(action, cancellation)).ConfigureAwait(false);
    }

    private async Task StepAsync(ActionRecord action, CancellationToken cancellation)
    {
        switch (action.Status)
        {
            case ActionStatus.Proposed when Now - action.CreatedAt > ProposalWaits.TotalMilliseconds:
                Keep(action with { Status = ActionStatus.Rejected, DecidedBy = "engine", EndedAt = Now }, "engine", "rejected", "Nobody decided within a day.");
                break;
            case ActionStatus.Approved or ActionStatus.Active when action.ExpiresAt <= Now:
                await EndAsync(action, cancellation).ConfigureAwait(false);
                break;
            case ActionStatus.Approved when action.RetryAt <= Now:
                Tell(await runner.ApplyAsync(action, cancellation).ConfigureAwait(false));
                break;
            case ActionStatus.Ending when action.RetryAt <= Now:
                Tell(await runner.UndoAsync(action, cancellation).ConfigureAwait(false));
                break;
            case ActionStatus.Active when Now - checkedAt.GetValueOrDefault(action.ActionId, action.AppliedAt) >= CheckEvery.TotalMilliseconds:
                checkedAt[action.ActionId] = Now;
                var after = await runner.CheckAsync(action, cancellation).ConfigureAwait(false);
                if (after.Version != action.Version) Tell(after);
                break;
            default:
                break;
        }
    }

    // What still goes on when the time is over stays blocked, up to a day in all, where the machine had decided it.
    private async Task EndAsync(ActionRecord action, CancellationToken cancellation)
    {
        var isOn = action is { Status: ActionStatus.Active, DecidedBy: Limits.Machine } && state.Incident(action.IncidentId) is { Status: IncidentStatus.Open }
            && state.Investigation(action.IncidentId)?.Deviations.FirstOrDefault(d => d.Entity.Id == action.Containment.Entity.Id) is { } deviation
            && deviation.Last > Math.Max(action.AppliedAt, action.ExpiresAt - action.DurationMs) && Now + action.DurationMs - action.AppliedAt <= TimeSpan.FromDays(1).TotalMilliseconds;
        Tell(isOn
            ? await ProlongAsync(action, Now + action.DurationMs, "engine", "extended", cancellation).ConfigureAwait(false)
            : await runner.UndoAsync(Keep(action with { Status = ActionStatus.Ending, EndsAs = ActionStatus.Expired, Failures = 0, RetryAt = 0 }, "engine", "expiring", "Its time is over."), cancellation).ConfigureAwait(false));
    }

    // The platform may end it by itself: it is applied again, which sets the new end there too.
    private Task<ActionRecord> ProlongAsync(ActionRecord action, long until, string by, string step, CancellationToken cancellation) => runner.ApplyAsync(
        Keep(action with { Status = ActionStatus.Approved, ExpiresAt = until, Plan = action.Plan! with { Until = until }, Failures = 0, RetryAt = 0 }, by, step, $"It ends at {DateTimeOffset.FromUnixTimeMilliseconds(until):yyyy-MM-dd HH:mm:ss} UTC."), cancellation);

    private async Task<ActionRecord?> DecideAsync(string actionId, long? version, Func<ActionRecord, Task<ActionRecord>> decide)
    {
        if (Store.Action(actionId) is not { } action) return null;
        if (version is { } seen && seen != action.Version) throw new DecisionException("Somebody changed it since it was looked at.");
        var after = await decide(action).ConfigureAwait(false);
        Tell(after);
        return after;
    }

    private IncidentResponder Responder(IEngineView view) => new(policy, Platforms, Store, state, telemetry, view, clock);

    private ActionRecord Keep(ActionRecord action, string by, string step, string text) =>
        Store.Save(action, new ActionEntry(0, action.ActionId, action.IncidentId, Now, by, step, text)) ?? throw new DecisionException("Somebody changed it since it was looked at.");

    private async Task<T> AskAsync<T>(Func<CancellationToken, Task<T>> question, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        work.Writer.TryWrite(async ct =>
        {
            try
            {
                answer.TrySetResult(await question(ct).ConfigureAwait(false));
            }
            catch (OperationCanceledException)
            {
                answer.TrySetCanceled(ct);
                throw;
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                answer.TrySetException(failure);
            }
        });
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stop.Token);
        return await answer.Task.WaitAsync(either.Token).ConfigureAwait(false);
    }

    private void Tell(ActionRecord action)
    {
        var problem = action.Problem.Length > 0 ? $": {action.Problem}" : "";
        log($"response: {Word(action)} {action.Action} for {action.Containment.Entity.Name}{problem}");
    }

    private static string Word(ActionRecord action) => action.Status.ToString().ToLowerInvariant();
}
