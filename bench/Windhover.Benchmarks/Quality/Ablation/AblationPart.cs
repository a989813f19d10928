using System.Globalization;
using System.Text;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Benchmarks.Quality.Simulated;

namespace Windhover.Benchmarks.Quality.Ablation;

/// <summary>What each signal brings: the engine with learned signals alone, and one of them switched off.</summary>
internal static class AblationPart
{
    private const int MostEstates = 3;

    /// <summary>Runs every group over the first estates, and writes the table.</summary>
    public static string Run(QualityOptions options, Action<string> log)
    {
        var groups = SignalGroup.All;
        var full = new List<EstateOutcome>();
        var without = groups.Select(_ => new List<EstateOutcome>()).ToList();
        var estates = Math.Max(1, Math.Min(MostEstates, options.Estates));
        for (var i = 0; i < estates; i++)
        {
            using var estate = SimulatedEstate.Make(options, options.FirstSeed + i);
            var all = One(estate, null, null);
            full.Add(all);
            var wide = SimulatedPart.Wide(all.EntityDays, all.Days);
            var outcomes = new EstateOutcome[groups.Count];
            Parallel.For(0, groups.Count, new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce }, g => outcomes[g] = One(estate, groups[g].Holds, wide));
            for (var g = 0; g < groups.Count; g++) without[g].Add(outcomes[g]);
            log(FormattableString.Invariant($"ablation: estate {estate.Seed}"));
        }

        var text = new StringBuilder("## Ablation\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Learned signals alone, {estates} estates, {full.Sum(e => e.Attacks.Count)} attacks; only false incidents cost. Change against all signals: minus means that the signal helps.\n\n");
        var table = new Table(["switched off", .. Budget.PerThousand.SelectMany(k => new[] { $"recall at {k}", "change" }), "attacks lost at 10", "average precision"]);
        table.Add(["nothing", .. Enumerable.Range(0, Budget.PerThousand.Length).SelectMany(k => new object[] { Recall(full, k), "" }), "", Precision(full)]);
        for (var g = 0; g < groups.Count; g++)
        {
            var own = without[g];
            table.Add([groups[g].Name, .. Enumerable.Range(0, Budget.PerThousand.Length).SelectMany(k => new object[] { Recall(own, k), Change(Recall(own, k) - Recall(full, k)) }), Lost(full, own), Precision(own)]);
        }

        return text.Append(table).ToString();
    }

    private static EstateOutcome One(SimulatedEstate estate, Func<Windhover.Core.Scoring.ScoreRow, bool>? without, double? budget)
    {
        var seen = new EstateObserver();
        var run = EngineRun.Over([estate.Logs], EngineRun.Options(false, seen, budget, without));
        if (budget is null) return One(estate, without, SimulatedPart.Wide(seen.EntityDays, estate.Truth.Days));
        return EstateJudge.Judge(estate.Seed, estate.Truth, run, run, seen);
    }

    private static string Lost(IEnumerable<EstateOutcome> full, IEnumerable<EstateOutcome> own) => string.Join(", ", full.SelectMany(e => e.Attacks).Zip(own.SelectMany(e => e.Attacks))
        .Where(p => p.First.FoundAtFalse[^1] && !p.Second.FoundAtFalse[^1]).GroupBy(p => p.First.Story.Kind).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Count() > 1 ? $"{g.Key} ×{g.Count()}" : g.Key));

    private static double Recall(IEnumerable<EstateOutcome> estates, int budget) => estates.SelectMany(e => e.Attacks).Select(a => a.FoundAtFalse[budget] ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average();

    private static double Precision(IEnumerable<EstateOutcome> estates) => Figures.AveragePrecision(estates.SelectMany(e => e.Ranking));

    private static string Change(double change) => change == 0 ? "0" : change.ToString("+0.00;-0.00", CultureInfo.InvariantCulture);
}
