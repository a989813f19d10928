using System.Collections.Concurrent;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Investigation;
using Windhover.Core.Stores;

namespace Windhover.Core.Running;

/// <summary>
/// One run over files: reads, orders, learns, scores, raises alerts, joins incidents. The result depends on the files alone, not on threads, batches
/// or interruptions: with stores, it goes on where the last commit was.
/// </summary>
public sealed class AnalysisRun : IDisposable
{
    private readonly RunOptions options;
    private readonly TimeProvider clock;
    private readonly IStateStore? state;
    private readonly RunState run;
    private readonly Sequencer sequencer;
    private readonly FileSchedule schedule;
    private readonly EstateEngine engine;
    private readonly List<Alert> alerts = [];
    private readonly SortedDictionary<string, InvestigationReport> investigations = new(StringComparer.Ordinal);
    private long lastCommit;

    /// <param name="sources">Who may recognise a file.</param>
    /// <param name="models">The models.</param>
    /// <param name="options">How the run works.</param>
    /// <param name="clock">Says when a commit is due; nothing else.</param>
    /// <param name="state">Where state is kept; null to keep none.</param>
    /// <param name="telemetry">Where telemetry is kept; null to keep none.</param>
    public AnalysisRun(SourceCatalogue sources, ModelCatalogue models, RunOptions options, TimeProvider clock, IStateStore? state = null, ITelemetryStore? telemetry = null)
    {
        (this.options, this.clock, this.state) = (options, clock, state);
        run = new RunState(sources, models, options, state, telemetry);
        (sequencer, schedule, engine) = (run.Sequencer, run.Schedule, run.Engine);
        ReadAlerts();
        ReadInvestigations();
    }

    /// <summary>Takes files, reads them to their ends, and gives everything found so far.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="progress">Is told how far it is; may be null.</param>
    /// <param name="cancellation">Stops between two minutes; what was committed stays.</param>
    public RunResult Run(IReadOnlyList<string> paths, IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        var found = FileWalker.Walk(paths);
        for (var i = 0; i < found.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            schedule.Add(found[i]);
            if (i % 256 == 0) progress?.Report(new RunProgress("looking at files", i, found.Count, 0, alerts.Count));
        }

        var total = found.Sum(f => f.Size);
        lastCommit = clock.GetTimestamp();
        if (options.Threads > 1) RunAhead(total, progress, cancellation);
        else
        {
            foreach (var item in Read(total, progress, cancellation)) Handle(item);
        }

        engine.Finish();
        Commit(run.ReaderState());
        return Result();
    }

    /// <summary>Closes all files; the stores are the caller's.</summary>
    public void Dispose() => run.Dispose();

    private IEnumerable<RunItem> Read(long total, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var window = long.MinValue;
        for (var step = 0; ; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            while (sequencer.Next(schedule.Watermark) is { } start)
            {
                if (start / EstateEngine.Window != window)
                {
                    window = start / EstateEngine.Window;
                    if (CommitDue()) yield return new RunItem(null, run.ReaderState(), start);
                }

                yield return new RunItem(sequencer.Take(), null, start);
            }

            if (schedule.Finished) yield break;
            schedule.ReadStep();
            if (step % 64 == 0) progress?.Report(new RunProgress("reading and learning", schedule.BytesFinished, total, sequencer.Tally.Events, alerts.Count));
        }
    }

    // The reader works ahead on its own thread; the queue is bounded, so that a slow engine slows it down.
    private void RunAhead(long total, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        using var queue = new BlockingCollection<RunItem>(Math.Max(1, options.BatchSize));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var reader = Task.Factory.StartNew(
            () =>
            {
                try
                {
                    foreach (var item in Read(total, progress, stop.Token)) queue.Add(item, stop.Token);
                }
                finally
                {
                    queue.CompleteAdding();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        try
        {
            foreach (var item in queue.GetConsumingEnumerable(cancellation)) Handle(item);
        }
        catch
        {
            stop.Cancel();
            throw;
        }
        finally
        {
            Task.WaitAny(reader);
        }

        reader.GetAwaiter().GetResult();
    }

    private void Handle(RunItem item)
    {
        if (item.Bucket is null)
        {
            engine.Advance(item.Time);
            Commit(item.ReaderState!);
            return;
        }

        engine.Process(item.Bucket);
        sequencer.Return(item.Bucket);
        if (state is null) Collect();
    }

    private bool CommitDue()
    {
        if (state is null || options.CommitEvery == Timeout.InfiniteTimeSpan || clock.GetElapsedTime(lastCommit) < options.CommitEvery) return false;
        lastCommit = clock.GetTimestamp();
        return true;
    }

    private void Commit(byte[] readerState)
    {
        if (options.CommitEvery != Timeout.InfiniteTimeSpan) run.Commit(readerState);
        Collect();
    }

    private void Collect()
    {
        alerts.AddRange(engine.Output.Alerts);
        foreach (var merged in engine.Output.MergedIncidents) investigations.Remove(merged.IncidentId);
        foreach (var (id, report) in engine.Output.Investigations) investigations[id] = report;
        engine.Output.Clear();
    }

    private void ReadAlerts()
    {
        for (string? cursor = null; state is not null;)
        {
            var page = state.Alerts(new AlertQuery { Cursor = cursor, Limit = 500 });
            alerts.AddRange(page.Items);
            if ((cursor = page.Next) is null) break;
        }
    }

    private void ReadInvestigations()
    {
        for (string? cursor = null; state is not null;)
        {
            var page = state.Investigations(new InvestigationQuery { Cursor = cursor, Limit = 500 });
            foreach (var report in page.Items) investigations[report.IncidentId] = report;
            if ((cursor = page.Next) is null) break;
        }
    }

    private RunResult Result() => new()
    {
        Alerts = [.. alerts.OrderBy(a => a.Time).ThenBy(a => a.AlertId, StringComparer.Ordinal)],
        Incidents = [.. engine.Incidents],
        Investigations = [.. investigations.Values.OrderBy(i => i.StartTime).ThenBy(i => i.IncidentId, StringComparer.Ordinal)],
        Status = run.Status,
        Stats = StatsText.Write(sequencer.Tally, engine.Entities, schedule.Skipped, options.Engine.Addresses.Versions, engine.Suppressed),
        Skipped = schedule.Skipped,
        Suppressed = engine.Suppressed,
        RecognisedFiles = schedule.Recognised,
        ProfileBytes = engine.Bytes,
    };
}
