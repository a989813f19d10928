using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion;
using Windhover.Core.Outputs;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Stores;

namespace Windhover.Core.Running;

/// <summary>
/// The same engine as <see cref="AnalysisRun"/>, on folders that grow: again and again it looks for files, reads what is there, takes the minutes that are
/// complete, commits to both stores and tells the sinks what was committed. Goes on from the last snapshot when it is made over stores that hold one.
/// </summary>
public sealed class LiveRun : IEngineView, IDisposable
{
    private static readonly TimeSpan StatusEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FindingsEvery = TimeSpan.FromSeconds(1);
    private readonly LiveOptions options;
    private readonly TimeProvider clock;
    private readonly RunState run;
    private readonly FolderWatch watch;
    private readonly LiveCommit commit;
    private readonly EngineRequests requests = new();
    private readonly List<TaskCompletionSource> readers = [];
    private Task? asked;
    private EngineStatus status;
    private long lastStatus;
    private long lastFindings;
    private long lastCommit;
    private long window = long.MinValue;

    /// <param name="folders">The folders to watch; one that does not exist yet is waited for.</param>
    /// <param name="sources">Who may recognise a file.</param>
    /// <param name="models">The models.</param>
    /// <param name="options">How the run works.</param>
    /// <param name="clock">Says when to look and when to commit; never when an event took place.</param>
    /// <param name="state">Alerts, incidents and snapshots.</param>
    /// <param name="telemetry">Events and connections.</param>
    /// <param name="sinks">Are told what was committed, on the engine's thread; one that fails is counted and told again.</param>
    /// <param name="log">Takes one line about the run itself; may be called on any thread. The default says nothing.</param>
    /// <exception cref="InvalidDataException">The stores hold a snapshot of another version of the program.</exception>
    public LiveRun(
        IReadOnlyList<string> folders, SourceCatalogue sources, ModelCatalogue models, LiveOptions options, TimeProvider clock, IStateStore state, ITelemetryStore telemetry,
        IReadOnlyList<IFindingSink> sinks, Action<string>? log = null)
    {
        (this.options, this.clock) = (options, clock);
        log ??= static _ => { };
        run = new RunState(sources, models, options.Run, state, telemetry);
        run.Schedule.KeepEnds = true;
        watch = new FolderWatch(folders, run.Files, options.FilesAppearWhole, log);
        commit = new LiveCommit(run, state, telemetry, new FindingSinks(sinks, log), options.RetentionDays);
        status = run.Status;
        Records = new RawRecords(run.Files, options.Run.Limits);
        lastCommit = lastFindings = clock.GetTimestamp();
    }

    /// <inheritdoc/>
    public EngineStatus Status => Volatile.Read(ref status);

    /// <summary>Untouched records of the files that were read. Safe for many threads.</summary>
    public IRawRecords Records { get; }

    /// <summary>How often a sink failed.</summary>
    public long SinkFailures => commit.SinkFailures;

    /// <summary>Runs until it is cancelled, on a thread of its own; ends after what was found is committed. Call it once.</summary>
    /// <returns>A task that ends without an error when cancelled, and fails when a store does.</returns>
    public Task RunAsync(CancellationToken cancellation) =>
        Task.Factory.StartNew(() => Loop(cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    /// <inheritdoc/>
    public Task<EntityView?> DescribeAsync(string entityId, CancellationToken cancellation) => requests.AskAsync(() => run.Engine.View.Describe(entityId), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<EntitySummary>> EntitiesAsync(string? text, int limit, CancellationToken cancellation) =>
        requests.AskAsync(() => run.Engine.View.Find(text, limit), cancellation);

    /// <inheritdoc/>
    public Task<CoverageReport> CoverageAsync(CancellationToken cancellation) => requests.AskAsync(CoverageNow, cancellation);

    /// <summary>Ends once everything has been read that lies in the folders now. Needs <see cref="RunAsync"/> to run.</summary>
    public async Task WaitUntilReadAsync(CancellationToken cancellation)
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await requests.AskAsync(
            () =>
            {
                readers.Add(read);
                return true;
            },
            cancellation).ConfigureAwait(false);
        await read.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Says that no more files come: reads what is there and ends the last minute and window, however recent. Needs <see cref="RunAsync"/> to run.</summary>
    public Task FinishAsync(CancellationToken cancellation) => requests.AskAsync(
        () =>
        {
            Finish(cancellation);
            return true;
        },
        cancellation);

    /// <summary>Closes all files; the stores are the caller's.</summary>
    public void Dispose() => run.Dispose();

    /// <summary>One look at the folders, and everything that follows from it.</summary>
    internal void Scan(CancellationToken cancellation)
    {
        var waiting = readers.ToArray();
        readers.Clear();
        foreach (var file in watch.Look())
        {
            if (cancellation.IsCancellationRequested) return;
            run.Schedule.GoOn(file);
            Tend();
        }

        while (!run.Schedule.Finished && !cancellation.IsCancellationRequested)
        {
            run.Schedule.ReadStep();
            Process(Watermark(), cancellation);
            Tend();
        }

        if (run.Schedule.Finished) Process(Watermark(), cancellation);
        commit.Findings();
        ShowStatus();
        if (!run.Schedule.Finished) return;
        run.Sequencer.Arrivals.IsLive = true;
        foreach (var reader in waiting) reader.TrySetResult();
    }

    /// <summary>See <see cref="CoverageAsync"/>; on the thread that reads.</summary>
    internal CoverageReport CoverageNow() => run.Coverage();

    /// <summary>See <see cref="FinishAsync"/>.</summary>
    internal void Finish(CancellationToken cancellation)
    {
        Scan(cancellation);
        if (cancellation.IsCancellationRequested) return;
        Process(long.MaxValue, cancellation);
        run.Engine.Finish();
        commit.Everything(Latest());
        ShowStatus();
    }

    private void Loop(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(options.ScanInterval, clock);
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                Scan(cancellation);
                WaitForTick(timer, cancellation);
            }
        }
        finally
        {
            requests.Close();
        }

        commit.Findings();
    }

    private void WaitForTick(PeriodicTimer timer, CancellationToken cancellation)
    {
        var tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
        using var cancelled = cancellation.Register(timer.Dispose);
        while (!tick.IsCompleted)
        {
            asked ??= requests.WaitAsync(CancellationToken.None);
            Task.WaitAny(tick, asked);
            if (!asked.IsCompleted) continue;
            asked = null;
            requests.Answer();
        }
    }

    private void Process(long watermark, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && run.Sequencer.Next(watermark) is { } minute)
        {
            var start = minute * EventBucket.Length;
            if (start / EstateEngine.Window != window)
            {
                window = start / EstateEngine.Window;
                EndWindow(start);
            }

            var bucket = run.Sequencer.Take();
            run.Engine.Process(bucket);
            run.Sequencer.Return(bucket);
            requests.Answer();
        }
    }

    // Between two windows a snapshot may be taken.
    private void EndWindow(long start)
    {
        run.RelieveRows();
        if (clock.GetElapsedTime(lastCommit) < options.Run.CommitEvery) return;
        run.Engine.Advance(start);
        commit.Everything(Math.Min(start, Latest()));
        lastCommit = lastFindings = clock.GetTimestamp();
    }

    private long Watermark() => Math.Min(run.Schedule.Watermark, Latest() - (long)(options.LiveLag?.TotalMilliseconds ?? run.SourceLag));

    // One record with a false time neither makes all others late nor has them dropped as too old.
    private long Latest()
    {
        var latest = run.Sequencer.Tally.LastEvent;
        return options.FutureLimit is { } limit ? Math.Min(latest, (clock.GetUtcNow() + limit).ToUnixTimeMilliseconds()) : latest;
    }

    // What cannot wait for the end of a long scan.
    private void Tend()
    {
        requests.Answer();
        if (clock.GetElapsedTime(lastStatus) >= StatusEvery) ShowStatus();
        if (clock.GetElapsedTime(lastFindings) < FindingsEvery) return;
        commit.Findings();
        lastFindings = clock.GetTimestamp();
    }

    private void ShowStatus()
    {
        Volatile.Write(ref status, run.Status);
        lastStatus = clock.GetTimestamp();
    }
}
