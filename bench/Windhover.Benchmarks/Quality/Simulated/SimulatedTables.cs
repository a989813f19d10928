using System.Globalization;
using System.Text;
using Windhover.Benchmarks.Quality.Measures;

namespace Windhover.Benchmarks.Quality.Simulated;

/// <summary>The tables of the simulated estates.</summary>
internal static class SimulatedTables
{
    /// <summary>As Markdown.</summary>
    public static string Write(SimulatedResults results)
    {
        var text = new StringBuilder("## Simulated estates\n\n");
        text.Append(CultureInfo.InvariantCulture, $"""
            {results.Estates[0].Count} estate(s) with attacks and look-alikes, {results.Quiet[0].Count} quiet ones with neither. Figures in brackets are 95% bootstrap intervals over attacks or days. {results.SecondsPerEstate:0} s for one estate with
            its four runs. "At k": incidents of a run with a wide budget, ranked within an estate by score, the first k per 1,000 entity-days kept; "every incident costs" counts attacks' own
            incidents against the budget, so that hardly more attacks can be found than the row "most that fit" says (one incident each); "only false ones cost" counts the others alone (look-alikes among them).


            """);
        text.Append(Overall(results)).Append("\n### By family\n\nFound with the engine's own settings, and at 5 and 1 per 1,000 entity-days (every incident costs).\n\n").Append(ByFamily(results));
        text.Append("\n### Time to detect\n\nFrom the attack's first record to the first alert about it, event time, engine's own settings; attacks that were not found are left out here.\n\n").Append(Times(results));
        return text.ToString();
    }

    private static Table Overall(SimulatedResults results)
    {
        var table = new Table(["", .. Mode.All.Select(m => m.Name)]);
        void Row(string title, Func<int, object> cell) => table.Add([title, .. Enumerable.Range(0, Mode.All.Count).Select(cell)]);

        List<AttackOutcome> Attacks(int mode) => [.. results.Estates[mode].SelectMany(e => e.Attacks)];
        Row("attacks", m => Attacks(m).Count);
        Row("entity-days", m => results.Estates[m].Sum(e => e.EntityDays));
        for (var k = 0; k < Budget.PerThousand.Length; k++)
        {
            var at = k;
            Row($"recall at {Budget.PerThousand[k]}, only false ones cost", m => Bootstrap.Share(Attacks(m), a => a.FoundAtFalse[at]));
            Row($"recall at {Budget.PerThousand[k]}, every incident costs", m => Bootstrap.Share(Attacks(m), a => a.FoundAt[at]));
            Row($"– most that fit at {Budget.PerThousand[k]}", m => (double)results.Estates[m].Sum(e => e.Room[at]) / Math.Max(1, Attacks(m).Count));
        }

        Row("recall, engine's own settings", m => Bootstrap.Share(Attacks(m), a => a.Found));
        Row("– families never tuned on", m => Bootstrap.Share([.. Attacks(m).Where(a => a.Story.HeldOut)], a => a.Found));
        Row("precision, engine's own settings", m => Share(results.Estates[m].Sum(e => e.TrueIncidents), results.Estates[m].Sum(e => e.Incidents)));
        Row("look-alikes in an incident", m => Share(results.Estates[m].Sum(e => e.TwinsRaised), results.Estates[m].Sum(e => e.Twins)));
        Row("false incidents a day per 1,000 entities", m => PerThousand(results.Estates[m]));
        Row("– on quiet estates", m => PerThousand(results.Quiet[m]));
        Row("– on quiet estates, a day of one estate", m => Bootstrap.Mean([.. results.Quiet[m].SelectMany(e => e.OthersByDay)]));
        Row("– on quiet estates, most on one day", m => (int)results.Quiet[m].SelectMany(e => e.OthersByDay).DefaultIfEmpty().Max());
        Row("average precision over entity-days", m => Figures.AveragePrecision(results.Estates[m].SelectMany(e => e.Ranking)));
        Row("– its prevalence", m => Prevalence(results.Estates[m]));
        Row("incidents per found attack", m => Attacks(m).Where(a => a.Found).Select(a => (double)a.Incidents).DefaultIfEmpty(double.NaN).Average());
        Row("share of an attack's records shown by its best incident", m => Attacks(m).Select(a => a.RecordShare).OfType<double>().DefaultIfEmpty(double.NaN).Average());
        return table;
    }

    private static Table ByFamily(SimulatedResults results)
    {
        var table = new Table(["family", "never tuned on", "attacks", .. Mode.All.SelectMany(m => new[] { m.Name, "at 5", "at 1" })]);
        foreach (var family in results.Estates[0].SelectMany(e => e.Attacks).Select(a => (a.Story.HeldOut, a.Story.Kind)).Distinct().Order())
        {
            List<AttackOutcome> Of(int mode) => [.. results.Estates[mode].SelectMany(e => e.Attacks).Where(a => a.Story.Kind == family.Kind)];
            table.Add([family.Kind, family.HeldOut ? "yes" : "", Of(0).Count, .. Enumerable.Range(0, Mode.All.Count).SelectMany(m => new object[]
            {
                Share(Of(m).Count(a => a.Found), Of(m).Count), Share(Of(m).Count(a => a.FoundAt[1]), Of(m).Count), Share(Of(m).Count(a => a.FoundAt[0]), Of(m).Count),
            })]);
        }

        return table;
    }

    private static Table Times(SimulatedResults results)
    {
        var table = new Table("pace", "mode", "attacks", "found", "median, minutes", "90%, minutes");
        foreach (var pace in results.Estates[0].SelectMany(e => e.Attacks).Select(a => a.Story.Pace).Distinct().Order(StringComparer.Ordinal))
        {
            for (var mode = 0; mode < Mode.All.Count; mode++)
            {
                var all = results.Estates[mode].SelectMany(e => e.Attacks).Where(a => a.Story.Pace == pace).ToList();
                double[] minutes = [.. all.Select(a => a.MinutesToDetect).OfType<double>()];
                table.Add(pace, Mode.All[mode].Name, all.Count, minutes.Length, Figures.Quantile(minutes, 0.5), Figures.Quantile(minutes, 0.9));
            }
        }

        return table;
    }

    // Entities of a day, not of all days, so that the figure is also one of incidents per 1,000 entity-days.
    private static Interval PerThousand(IReadOnlyList<EstateOutcome> estates) =>
        Bootstrap.Mean([.. estates.SelectMany(e => e.OthersByDay.Select(d => 1000 * d * e.Days / Math.Max(1, e.EntityDays)))]);

    private static double Prevalence(IReadOnlyList<EstateOutcome> estates) => estates.Sum(e => (double)e.Ranking.Count(r => r.Positive)) / Math.Max(1, estates.Sum(e => e.Ranking.Count));

    private static double Share(int part, int whole) => whole == 0 ? double.NaN : (double)part / whole;
}
