using System.Text;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Benchmarks.Quality.Simulated;

namespace Windhover.Benchmarks.Quality.Baselines;

/// <summary>The engine and the baselines beside each other.</summary>
internal static class BaselineTables
{
    /// <summary>Every baseline over one estate.</summary>
    public static IReadOnlyList<BaselineOutcome> Run(SimulatedEstate estate, IReadOnlyList<SeenWindow> windows, string work)
    {
        List<BaselineOutcome> all =
        [
            BaselineOutcome.Of("first-seen rule", estate.Truth, FirstSeenRule.Run(windows)),
            BaselineOutcome.Of("standard scores of hourly volumes", estate.Truth, VolumeScores.Run(windows)),
        ];
        if (IsolationForest.Missing is null) all.Add(BaselineOutcome.Of("isolation forest", estate.Truth, IsolationForest.Run(windows, work)));
        return all;
    }

    /// <summary>As Markdown.</summary>
    public static string Write(SimulatedResults results)
    {
        var text = new StringBuilder("""
            ## Baselines on the same input

            The same estates, windows and budgets. A baseline's finding is an entity on a day, the engine's is an incident; a finding finds an attack when it names one of its entities on one of its days.


            """);
        var table = new Table(["", .. Budget.PerThousand.SelectMany(k => new[] { $"recall at {k}, only false ones cost", $"at {k}, every finding costs" }), "average precision over entity-days"]);
        for (var mode = 0; mode < Mode.All.Count; mode++)
        {
            var attacks = results.Estates[mode].SelectMany(e => e.Attacks).ToList();
            table.Add([$"Windhover, {Mode.All[mode].Name}", .. Enumerable.Range(0, Budget.PerThousand.Length).SelectMany(k => new object[]
            {
                Bootstrap.Share(attacks, a => a.FoundAtFalse[k]), Bootstrap.Share(attacks, a => a.FoundAt[k]),
            }), Figures.AveragePrecision(results.Estates[mode].SelectMany(e => e.Ranking))]);
        }

        foreach (var name in results.Baselines.Select(b => b.Name).Distinct())
        {
            var own = results.Baselines.Where(b => b.Name == name).ToList();
            table.Add([name, .. Enumerable.Range(0, Budget.PerThousand.Length).SelectMany(k => new object[]
            {
                Bootstrap.Share([.. own.SelectMany(o => o.FoundAtFalse[k])], f => f), Bootstrap.Share([.. own.SelectMany(o => o.FoundAt[k])], f => f),
            }), Figures.AveragePrecision(own.SelectMany(o => o.Ranking))]);
        }

        text.Append(table);
        if (IsolationForest.Missing is { } missing) text.Append($"\nThe isolation forest is left out: {missing}.\n");
        return text.ToString();
    }
}
