using System.Globalization;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Running;
using Windhover.Server.Api;
using Windhover.Server.Findings;
using Windhover.Server.Query;

namespace Windhover.Server.Models;

/// <summary>Backtests that people asked for: one at a time, since each is a whole engine; another one stops it. What the last ones found is kept until the server ends.</summary>
internal sealed class BacktestJobs(ModelPart part, FindingIndex findings, EstateClock estate) : IAsyncDisposable
{
    private const int Kept = 20;
    private const long Period = 30 * 86_400_000L;

    private readonly Lock _lock = new();
    private readonly List<BacktestView> _jobs = [];
    private CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;
    private int _last;

    /// <summary>A backtest, or null.</summary>
    internal BacktestView? Find(string id)
    {
        lock (_lock) return _jobs.Find(job => job.Id == id);
    }

    /// <summary>Starts one and stops the one that runs.</summary>
    /// <exception cref="BadQueryException">The edited text is no model.</exception>
    internal BacktestView? Start(BacktestRequest request)
    {
        if (part.Desk is not { } desk) return null;
        var found = request.Yaml is { } yaml ? Read(desk, request.Model, yaml) : desk.Find(request.Model);
        if (found is not { } model) return null;
        lock (_lock)
        {
            _stop.Cancel();
            _stop.Dispose();
            _stop = new();
            var view = new BacktestView { Id = "bt-" + (++_last).ToString(CultureInfo.InvariantCulture), Model = model.Id, State = BacktestState.Running, Progress = 0, Events = 0, Problem = "" };
            _jobs.Add(view);
            if (_jobs.Count > Kept) _jobs.RemoveAt(0);
            var (before, stop) = (_running, _stop.Token);
            _running = Task.Run(() => RunAsync(desk, model, view.Id, before, stop), CancellationToken.None);
            return view;
        }
    }

    /// <summary>Stops one; what is over stays as it is.</summary>
    internal BacktestView? Stop(string id)
    {
        lock (_lock)
        {
            if (_jobs.Find(job => job.Id == id) is { State: BacktestState.Running } && _jobs[^1].Id == id) _stop.Cancel();
        }

        return Find(id);
    }

    public async ValueTask DisposeAsync()
    {
        Task running;
        lock (_lock)
        {
            _stop.Cancel();
            running = _running;
        }

        await running;
        _stop.Dispose();
    }

    private async Task RunAsync(ModelDesk desk, Model model, string id, Task before, CancellationToken stop)
    {
        await before; // two engines at once would take the memory of both
        try
        {
            var now = estate.Now;
            var progress = new Told(report => Change(id, job => job with { Progress = report.Events == 0 ? 0 : Math.Min(1, (double)report.Done / Math.Max(1, report.Total)), Events = report.Events }));
            var report = desk.Run(model, [.. findings.Incidents.Select(found => found.Incident)], (now - Period, now + 1), progress, stop);
            Change(id, job => job with { State = BacktestState.Done, Progress = 1, Report = report });
        }
        catch (OperationCanceledException)
        {
            Change(id, job => job with { State = BacktestState.Stopped });
        }
        catch (Exception failure) when (failure is ModelException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Change(id, job => job with { State = BacktestState.Failed, Problem = failure.Message });
        }
        catch (Exception defect)
        {
            // Whatever it was, nobody waits for a run that is over.
            Change(id, job => job with { State = BacktestState.Failed, Problem = $"The run met a defect of Windhover: {defect.GetType().Name}." });
        }
    }

    private void Change(string id, Func<BacktestView, BacktestView> change)
    {
        lock (_lock)
        {
            var at = _jobs.FindIndex(job => job.Id == id);
            if (at >= 0) _jobs[at] = change(_jobs[at]);
        }
    }

    private static Model Read(ModelDesk desk, string id, string yaml)
    {
        try
        {
            return desk.Tried(id, yaml);
        }
        catch (ModelException wrong)
        {
            throw new BadQueryException("yaml", wrong.Problems[0]);
        }
    }

    // Progress<T> posts to the thread pool, which may come after the end; this tells at once.
    private sealed class Told(Action<RunProgress> tell) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => tell(value);
    }
}
