using System.Collections.Concurrent;
using System.Diagnostics;
using Windhover.Benchmarks.Quality.Baselines;
using Windhover.Benchmarks.Quality.Measures;

namespace Windhover.Benchmarks.Quality.Simulated;

/// <summary>Simulated estates, with attacks and without: what is found at each budget, how soon, and what is raised for nothing.</summary>
internal static class SimulatedPart
{
    // Wide enough that thrice the widest budget can be ranked.
    private const double WideFactor = 3 * 10 / 1000.0;

    /// <summary>Runs all estates.</summary>
    /// <param name="options">How many, and which.</param>
    /// <param name="log">Takes lines that tell how far it is.</param>
    public static SimulatedResults Run(QualityOptions options, Action<string> log)
    {
        var estates = new ConcurrentBag<(int Mode, EstateOutcome Outcome)>();
        var quiet = new ConcurrentBag<(int Mode, EstateOutcome Outcome)>();
        var baselines = new ConcurrentBag<(long Seed, IReadOnlyList<BaselineOutcome> Outcomes)>();
        var calibration = new CalibrationCounts();
        var seconds = new ConcurrentBag<double>();
        var seeds = Enumerable.Range(0, options.Estates).Select(i => (Seed: options.FirstSeed + i, Quiet: false))
            .Concat(Enumerable.Range(0, options.QuietEstates).Select(i => (Seed: options.FirstSeed + 5000 + i, Quiet: true)));
        Parallel.ForEach(seeds, new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce }, one =>
        {
            var watch = Stopwatch.StartNew();
            using var estate = SimulatedEstate.Make(options, one.Seed, one.Quiet);
            for (var mode = 0; mode < Mode.All.Count; mode++)
            {
                var learnedOnly = !Mode.All[mode].Models;
                var (outcome, seen) = RunOne(estate, Mode.All[mode], learnedOnly && !one.Quiet && options.Parts.Contains("baselines"));
                (one.Quiet ? quiet : estates).Add((mode, outcome));
                if (seen.Windows.Count > 0) baselines.Add((one.Seed, BaselineTables.Run(estate, seen.Windows, options.Work)));
                if (!one.Quiet || !learnedOnly) continue;
                lock (calibration) calibration.Add(seen.Calibration);
            }

            seconds.Add(watch.Elapsed.TotalSeconds);
            log(FormattableString.Invariant($"estate {one.Seed}{(one.Quiet ? ", quiet" : "")}: {watch.Elapsed.TotalSeconds:0} s"));
        });
        return new SimulatedResults
        {
            Estates = ByMode(estates),
            Quiet = ByMode(quiet),
            Calibration = calibration,
            Baselines = [.. baselines.OrderBy(b => b.Seed).SelectMany(b => b.Outcomes)],
            SecondsPerEstate = seconds.DefaultIfEmpty().Average(),
        };
    }

    /// <summary>The two runs over one estate; what was observed is of the run with the engine's own settings.</summary>
    public static (EstateOutcome Outcome, EstateObserver Seen) RunOne(SimulatedEstate estate, Mode mode, bool keepWindows = false)
    {
        var seen = new EstateObserver(keepWindows);
        var own = EngineRun.Over([estate.Logs], EngineRun.Options(mode.Models, seen));
        var wideSeen = new EstateObserver();
        var wide = EngineRun.Over([estate.Logs], EngineRun.Options(mode.Models, wideSeen, Wide(seen.EntityDays, estate.Truth.Days)));
        return (EstateJudge.Judge(estate.Seed, estate.Truth, own, wide, wideSeen), seen);
    }

    /// <summary>Alerts a day of the wide budget.</summary>
    public static double Wide(int entityDays, int days) => Math.Max(10, WideFactor * entityDays / Math.Max(1, days));

    private static IReadOnlyList<IReadOnlyList<EstateOutcome>> ByMode(IEnumerable<(int Mode, EstateOutcome Outcome)> all) =>
        [.. Enumerable.Range(0, Mode.All.Count).Select(m => (IReadOnlyList<EstateOutcome>)[.. all.Where(o => o.Mode == m).Select(o => o.Outcome).OrderBy(o => o.Seed)])];
}
