using System.Diagnostics.CodeAnalysis;
using Windhover.Core.Outputs;

namespace Windhover.Core.Running;

/// <content>
/// A disk that is full or refuses: nothing more is read, what is known is still told, and it goes on once there is room. Where a store failed half-way, the engine is ahead of what is
/// kept: it then goes back to the last snapshot, as after a crash, and reads from there again.
/// </content>
public sealed partial class LiveRun
{
    private string stopped = "";
    private bool isAhead;
    private bool isRunning;

    private bool IsStopped => stopped.Length > 0;

    // From the last snapshot on, which may be none.
    [MemberNotNull(nameof(run), nameof(watch), nameof(commit))]
    private void Open()
    {
        var opened = open();
        opened.Schedule.KeepEnds = true;
        run?.Dispose();
        run = opened;
        watch = new FolderWatch(folders, run.Files, options.FilesAppearWhole, log);
        landed = spool is null ? null : new SpoolWatch(spool, run.Files);
        commit = new LiveCommit(run, state, telemetry, sinks, options);
        records.Follow(new RawRecords(run.Files, options.Run.Limits));
        (window, latestSeen, due) = (long.MinValue, 0, null);
    }

    /// <summary>One look, unless the disk says no; while it does, it is asked at every tick.</summary>
    internal void Look(bool folders, CancellationToken cancellation)
    {
        try
        {
            if (IsStopped) Resume();
            else StopWithoutRoom();
            if (!IsStopped) Scan(folders, cancellation);
        }
        catch (Exception failure) when (options.Disk?.Cause(failure) is { } cause)
        {
            isAhead = true;
            Stop(cause);
        }
    }

    private void StopWithoutRoom()
    {
        if (!IsStopped && options.Disk?.Problem() is { } problem) Stop(problem);
    }

    private void Stop(string why)
    {
        if (stopped != why) log($"reading has stopped: {why}");
        stopped = why;
        spool?.Hold(true);
        ShowStatus();
    }

    private void Resume()
    {
        if (options.Disk?.Problem() is { } problem)
        {
            stopped = problem;
            ShowStatus();
            return;
        }

        if (isAhead) Open();
        (stopped, isAhead) = ("", false);
        spool?.Hold(false);
        log("reading goes on: the stores can be written to again");
        ShowStatus();
    }

    private void CommitLast()
    {
        if (isAhead) return;
        try
        {
            commit.Findings();
        }
        catch (Exception failure) when (options.Disk?.Cause(failure) is { } cause)
        {
            log($"what was found last is found again at the next start: {cause}");
        }
    }

    private EngineStatus StatusNow() => run.Status with { IsRunning = isRunning, Stopped = stopped, RetentionNote = commit.RetentionNote };
}
