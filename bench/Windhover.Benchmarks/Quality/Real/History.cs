using Windhover.Benchmarks.Quality.Simulated;
using Windhover.Core.Detection;
using Windhover.Core.Running;

namespace Windhover.Benchmarks.Quality.Real;

/// <summary>
/// A benign simulated history that the engine has learned, kept as <c>analyze --state</c> keeps it. Each recording goes on from a copy of it, so that none is history to the next.
/// </summary>
internal sealed class History
{
    private const int Pairs = 400_000;
    private readonly SnapshotStore state = new();
    private readonly long learned;

    /// <summary>Simulates and learns it.</summary>
    /// <param name="options">Where, and which set.</param>
    /// <param name="days">How many days.</param>
    public History(QualityOptions options, int days)
    {
        var lab = SimulatedEstate.Lab(options with { Days = days }, options.FirstSeed + 9000, quiet: true);
        using var estate = SimulatedEstate.Make(options.Work, lab);
        learned = EngineRun.Over([estate.Logs], new EngineOptions { Pairs = Pairs }, 2, state).Status.Events;
        End = new DateTimeOffset(lab.Start.AddDays(days), TimeOnly.MinValue, TimeSpan.Zero);
    }

    /// <summary>The alerts of a run that are in an incident.</summary>
    public static IEnumerable<Alert> InIncidents(RunResult result)
    {
        var told = result.Incidents.SelectMany(i => i.Alerts).ToHashSet(StringComparer.Ordinal);
        return result.Alerts.Where(a => told.Contains(a.AlertId));
    }

    /// <summary>Midnight (UTC) at which it ends.</summary>
    public DateTimeOffset End { get; }

    /// <summary>What the engine says of further files: alerts that show a record of one of them. Safe for several threads.</summary>
    /// <param name="paths">Files; their times are after the history's end.</param>
    /// <param name="events">How many events were read of them.</param>
    /// <param name="inIncidents">True for those alone that are in an incident: weak ones may be in none.</param>
    public IReadOnlyList<Alert> GoOn(IReadOnlyList<string> paths, out long events, bool inIncidents = false)
    {
        var result = EngineRun.Over(paths, new EngineOptions { Pairs = Pairs }, 1, state.Fork(), keep: false);
        events = result.Status.Events - learned;
        return [.. (inIncidents ? InIncidents(result) : result.Alerts).Where(a => a.Evidence.Any(e => paths.Contains(e.File)))];
    }
}
