using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Core.Outputs;
using Windhover.Core.Stores;

namespace Windhover.Core.Running;

/// <summary>
/// The same engine as <see cref="AnalysisRun"/>, on folders that grow: again and again it looks for files, reads what is there, takes the slices of time that are
/// complete, commits to both stores and tells the sinks what was committed. Goes on from the last snapshot when it is made over stores that hold one.
/// </summary>
public sealed partial class LiveRun : IEngineView, IDisposable
{
    private static readonly TimeSpan StatusEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan FindingsEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ChooseEvery = TimeSpan.FromMinutes(10);
    private static readonly Task Never = new TaskCompletionSource().Task;
    private readonly LiveOptions options;
    private readonly TimeProvider clock;
    private readonly Func<RunState> open;
    private ModelCatalogue models;
    private readonly IReadOnlyList<string> folders;
    private readonly FindingSinks sinks;
    private readonly Action<string> log;
    private readonly SpoolFolder? spool;
    private readonly FollowedRecords records;
    private RunState run;
    private FolderWatch watch;
    private SpoolWatch? landed;
    private LiveCommit commit;
    private readonly IStateStore state;
    private readonly ITelemetryStore telemetry;
    private readonly EngineRequests requests = new();
    private readonly List<TaskCompletionSource> readers = [];
    private Task? asked;
    private Task? due;
    private EngineStatus status;
    private long lastStatus;
    private long lastFindings;
    private long lastCommit;
    private long lastNews;
    private long lastChoice;
    private long latestSeen;
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
    /// <param name="spool">Where collections land what they bring; it is read as well, at once. The default is none.</param>
    /// <exception cref="InvalidDataException">The stores hold a snapshot of another version of the program.</exception>
    public LiveRun(
        IReadOnlyList<string> folders, SourceCatalogue sources, ModelCatalogue models, LiveOptions options, TimeProvider clock, IStateStore state, ITelemetryStore telemetry,
        IReadOnlyList<IFindingSink> sinks, Action<string>? log = null, SpoolFolder? spool = null)
    {
        (this.options, this.clock, this.folders, this.spool, this.models) = (options, clock, folders, spool, models);
        (this.state, this.telemetry, this.log) = (state, telemetry, log ?? (static _ => { }));
        this.sinks = new FindingSinks(sinks, this.log);
        var slice = SliceOf(options);
        open = () => new RunState(sources, this.models, options.Run, state, telemetry, slice);
        records = new FollowedRecords();
        Open();
        status = StatusNow();
        lastCommit = lastFindings = lastNews = lastChoice = clock.GetTimestamp();
    }

    /// <inheritdoc/>
    public EngineStatus Status => Volatile.Read(ref status);

    /// <summary>Untouched records of the files that were read. Safe for many threads.</summary>
    public IRawRecords Records => records;

    /// <summary>How often a sink failed.</summary>
    public long SinkFailures => sinks.Failures;

    /// <summary>Runs until it is cancelled, on a thread of its own; ends after what was found is committed. Call it once.</summary>
    /// <returns>A task that ends without an error when cancelled, and fails when a store does.</returns>
    public Task RunAsync(CancellationToken cancellation) =>
        Task.Factory.StartNew(() => Loop(cancellation), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

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

    /// <summary>See <see cref="CoverageAsync"/>; on the thread that reads.</summary>
    internal CoverageReport CoverageNow() => run.Coverage();

    /// <summary>One look at the folders and the spool, and everything that follows from it.</summary>
    internal void Scan(CancellationToken cancellation) => Scan(folders: true, cancellation);

    /// <summary>See <see cref="FinishAsync"/>.</summary>
    internal void Finish(CancellationToken cancellation)
    {
        Scan(cancellation);
        if (cancellation.IsCancellationRequested) return;
        run.Schedule.StopWaitingForMore();
        Process(long.MaxValue, cancellation);
        run.Engine.Finish();
        commit.Everything(Latest());
        ShowStatus();
    }

    private void Scan(bool folders, CancellationToken cancellation)
    {
        var waiting = readers.ToArray();
        if (folders) readers.Clear();
        var mark = 0L;
        var news = landed?.Look(out mark) ?? [];
        foreach (var file in folders ? watch.Look().Concat(news) : news)
        {
            if (cancellation.IsCancellationRequested) return;
            run.Schedule.GoOn(file);
            Tend();
        }

        while (!run.Schedule.Finished && !IsStopped && !cancellation.IsCancellationRequested)
        {
            run.Schedule.ReadStep();
            Process(Watermark(), cancellation);
            Tend();
        }

        if (run.Schedule.Finished)
        {
            landed?.Read(mark);
            Process(Watermark(), cancellation);
            EndSilentWindow();
        }

        commit.Findings();
        ShowStatus();
        if (!folders) return;
        ChooseOld();
        if (!run.Schedule.Finished)
        {
            readers.InsertRange(0, waiting);
            return;
        }

        run.Sequencer.Arrivals.IsLive = true;
        foreach (var reader in waiting) reader.TrySetResult();
    }

    private void Loop(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(options.ScanInterval, clock);
        isRunning = true;
        try
        {
            while (!cancellation.IsCancellationRequested)
            {
                Look(folders: true, cancellation);
                WaitForTick(timer, cancellation);
            }

            CommitLast();
        }
        finally
        {
            isRunning = false;
            Volatile.Write(ref status, Status with { IsRunning = false });
            requests.Close();
        }
    }

    // While the folders are left alone, questions are answered, what lands in the spool is read, and what the clock completes is taken.
    private void WaitForTick(PeriodicTimer timer, CancellationToken cancellation)
    {
        var tick = timer.WaitForNextTickAsync(CancellationToken.None).AsTask();
        using var cancelled = cancellation.Register(timer.Dispose);
        while (!tick.IsCompleted)
        {
            asked ??= requests.WaitAsync(CancellationToken.None);
            var news = IsStopped ? Never : landed?.WaitAsync() ?? Never;
            if (due is null && !IsStopped && NextDue() is { } wait) due = Task.Delay(wait, clock);
            Task.WaitAny(tick, asked, news, due ?? Never);
            if (asked.IsCompleted)
            {
                asked = null;
                requests.Answer();
            }

            var isDue = due?.IsCompleted == true;
            if (isDue) due = null;
            if (!(news.IsCompleted || isDue) || cancellation.IsCancellationRequested) continue;
            Look(folders: false, cancellation);
        }
    }

    // How long until the oldest slice is complete if nothing comes until then; null where the next look is soon enough.
    private TimeSpan? NextDue()
    {
        if (!options.TimeGoesOn || !run.Schedule.Finished || run.Sequencer.NextEnd is not { } end) return null;
        var wait = end - Watermark();
        return wait >= options.ScanInterval.TotalMilliseconds ? null : TimeSpan.FromMilliseconds(Math.Max(1, wait));
    }

    private void Process(long watermark, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested && run.Sequencer.Next(watermark) is { } start)
        {
            if (start / EstateEngine.Window != window)
            {
                window = start / EstateEngine.Window;
                EndWindow(start);
            }

            var bucket = run.Sequencer.Take();
            run.Engine.Process(bucket);
            run.Sequencer.Return(bucket);
            run.RelieveRows();
            requests.Answer();
        }
    }

    // Between two windows a snapshot may be taken.
    private void EndWindow(long start)
    {
        if (clock.GetElapsedTime(lastCommit) < options.Run.CommitEvery) return;
        Commit(start);
    }

    private void Commit(long start)
    {
        run.Engine.Advance(start);
        var began = clock.GetTimestamp();
        commit.Everything(Math.Min(start, Latest()));
        lastCommit = lastFindings = clock.GetTimestamp();
        options.Committed?.Invoke(clock.GetElapsedTime(began, lastCommit));
        if (landed?.RemoveOld() is { } isGone) run.Schedule.Forget(isGone);
    }

    // When nothing comes any more, the window that is open ends all the same, and what came into it is committed.
    private void EndSilentWindow()
    {
        if (!options.TimeGoesOn || window == long.MinValue || clock.GetElapsedTime(lastCommit) < options.Run.CommitEvery) return;
        var end = (window + 1) * EstateEngine.Window;
        if (Watermark() < end || !run.Sequencer.CompleteBefore(end)) return;
        window++;
        run.RelieveRows();
        Commit(end);
    }

    // Files that were read before this moment are in the next snapshot.
    private void ChooseOld()
    {
        if (landed is null || !run.Schedule.Finished || clock.GetElapsedTime(lastChoice) < ChooseEvery) return;
        lastChoice = clock.GetTimestamp();
        run.Schedule.StopWaitingForMore();
        landed.ChooseOld();
    }

    private long Watermark() => Math.Min(run.Schedule.Watermark, Latest() + Silence() - (long)(options.LiveLag?.TotalMilliseconds ?? run.SourceLag));

    // Counts from the latest event, not from the last record: a source that brings old ones does not hold back what another brought in time.
    private long Silence()
    {
        if (!options.TimeGoesOn) return 0;
        var latest = Latest();
        if (latest == latestSeen) return run.Schedule.Finished ? (long)clock.GetElapsedTime(lastNews).TotalMilliseconds : 0;
        latestSeen = latest;
        lastNews = clock.GetTimestamp();
        return 0;
    }

    // One record with a false time neither makes all others late nor has them dropped as too old.
    private long Latest()
    {
        var latest = run.Sequencer.Tally.LastEvent;
        return options.FutureLimit is { } limit ? Math.Min(latest, (clock.GetUtcNow() + limit).ToUnixTimeMilliseconds()) : latest;
    }

    private static int SliceOf(LiveOptions options)
    {
        var slice = options.Slice.TotalMilliseconds;
        return slice is >= 1 and <= EventBucket.Minute && EstateEngine.Window % slice == 0 ? (int)slice : throw new ArgumentException("a slice must be a part of ten minutes, and at most one");
    }

    // What cannot wait for the end of a long scan.
    private void Tend()
    {
        requests.Answer();
        if (clock.GetElapsedTime(lastStatus) >= StatusEvery) ShowStatus();
        if (clock.GetElapsedTime(lastFindings) < FindingsEvery) return;
        StopWithoutRoom();
        commit.Findings();
        lastFindings = clock.GetTimestamp();
    }

    private void ShowStatus()
    {
        Volatile.Write(ref status, StatusNow());
        lastStatus = clock.GetTimestamp();
    }
}
