using Windhover.Lab;

namespace Windhover.Cli;

/// <summary>Puts the files of a simulated estate into a folder in the order of their delivery: at once, or at a pace.</summary>
internal sealed class DemoStage : IDisposable
{
    private const long Day = 86_400_000;
    private readonly string logs, partial;
    private readonly long start;
    private readonly IEnumerator<LabFile> files;
    private readonly HashSet<string> made = new(StringComparer.Ordinal);
    private bool more;

    /// <param name="run">The estate.</param>
    /// <param name="folder">Files come to lie under <c>logs</c> in it.</param>
    public DemoStage(LabRun run, string folder)
    {
        (logs, partial) = (Path.Combine(folder, "logs"), Path.Combine(folder, "partial"));
        start = new DateTimeOffset(run.Options.Start.ToDateTime(default), TimeSpan.Zero).ToUnixTimeMilliseconds();
        files = run.Play().GetEnumerator();
        more = files.MoveNext();
    }

    /// <summary>Writes what is delivered before a time, as fast as it can.</summary>
    /// <param name="time">Epoch milliseconds.</param>
    /// <param name="progress">Is told the days that are done, every fifth.</param>
    /// <param name="cancellation">Stops between two files.</param>
    public void PlayUntil(long time, Action<long> progress, CancellationToken cancellation)
    {
        for (long day = 0; more && files.Current.Delivered < time;)
        {
            cancellation.ThrowIfCancellationRequested();
            var now = (files.Current.Delivered - start) / Day;
            if (now / 5 > day / 5) progress(now);
            day = now;
            Next();
        }
    }

    /// <summary>Writes the rest as it is delivered.</summary>
    /// <param name="begin">Simulated time now, epoch milliseconds.</param>
    /// <param name="speed">How many times faster than real time.</param>
    /// <param name="clock">Real time.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task PlayLiveAsync(long begin, double speed, TimeProvider clock, CancellationToken cancellation)
    {
        for (var since = clock.GetTimestamp(); more;)
        {
            var due = TimeSpan.FromMilliseconds((files.Current.Delivered - begin) / speed);
            if (due > clock.GetElapsedTime(since)) await Task.Delay(due - clock.GetElapsedTime(since), clock, cancellation);
            cancellation.ThrowIfCancellationRequested();
            Next();
        }
    }

    /// <summary>Ends the play.</summary>
    public void Dispose() => files.Dispose();

    // Moved into place, so that nobody sees half a file.
    private void Next()
    {
        var path = Path.Combine(logs, Path.Combine(files.Current.Path.Split('/')));
        var folder = Path.GetDirectoryName(path)!;
        if (made.Add(folder)) Directory.CreateDirectory(folder);
        File.WriteAllBytes(partial, files.Current.Content);
        File.Move(partial, path, overwrite: true);
        more = files.MoveNext();
    }
}
