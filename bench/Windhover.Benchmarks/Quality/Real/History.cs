using Windhover.Benchmarks.Quality.Simulated;
using Windhover.Core.Detection;
using Windhover.Core.Running;
using Windhover.Storage;

namespace Windhover.Benchmarks.Quality.Real;

/// <summary>
/// A benign simulated history that the engine has learned, kept as <c>analyze --state</c> keeps it. Each recording goes on from a copy of it, so that none is history to the next.
/// </summary>
internal sealed class History : IDisposable
{
    private const int Pairs = 400_000;
    private readonly string folder;
    private int forks;

    private readonly long learned;

    private History(string folder, DateTimeOffset end, long learned) => (this.folder, End, this.learned) = (folder, end, learned);

    /// <summary>Midnight (UTC) at which it ends.</summary>
    public DateTimeOffset End { get; }

    /// <summary>Simulates and learns it.</summary>
    /// <param name="options">Where, and which set.</param>
    /// <param name="days">How many days.</param>
    public static History Make(QualityOptions options, int days)
    {
        var folder = Path.Combine(options.Work, $"history-{Environment.ProcessId}-{Guid.NewGuid():n}");
        Directory.CreateDirectory(folder);
        var lab = SimulatedEstate.Lab(options with { Days = days }, options.FirstSeed + 9000, quiet: true);
        using var estate = SimulatedEstate.Make(options.Work, lab);
        using var state = EmbeddedStores.OpenState(Path.Combine(folder, "state.db"));
        var learned = EngineRun.Over([estate.Logs], new EngineOptions { Pairs = Pairs }, 2, state).Status.Events;
        return new History(folder, new DateTimeOffset(lab.Start.AddDays(days), TimeOnly.MinValue, TimeSpan.Zero), learned);
    }

    /// <summary>What the engine says of further files: alerts that show a record of one of them.</summary>
    /// <param name="paths">Files; their times are after the history's end.</param>
    /// <param name="events">How many events were read of them.</param>
    public IReadOnlyList<Alert> GoOn(IReadOnlyList<string> paths, out long events)
    {
        var copy = Path.Combine(folder, $"fork-{Interlocked.Increment(ref forks)}.db");
        File.Copy(Path.Combine(folder, "state.db"), copy);
        try
        {
            using var state = EmbeddedStores.OpenState(copy);
            var result = EngineRun.Over(paths, new EngineOptions { Pairs = Pairs }, 1, state);
            events = result.Status.Events - learned;
            return [.. result.Alerts.Where(a => a.Evidence.Any(e => paths.Contains(e.File)))];
        }
        finally
        {
            foreach (var file in Directory.EnumerateFiles(folder, Path.GetFileName(copy) + "*")) File.Delete(file);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
