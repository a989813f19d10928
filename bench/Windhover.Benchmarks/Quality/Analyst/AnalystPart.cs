using System.Globalization;
using System.Text;
using System.Text.Json;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Benchmarks.Quality.Simulated;
using Windhover.Core.Incidents;

namespace Windhover.Benchmarks.Quality.Analyst;

/// <summary>What the investigations conclude, over simulated estates with attacks and look-alikes.</summary>
internal static class AnalystPart
{
    /// <summary>Runs all estates and writes the tables.</summary>
    /// <param name="options">How many, and which.</param>
    /// <param name="log">Takes lines that tell how far it is.</param>
    public static string Run(QualityOptions options, Action<string> log)
    {
        var estates = new AnalystEstate[options.Estates];
        Parallel.For(0, options.Estates, new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce }, i =>
        {
            using var estate = SimulatedEstate.Make(options, options.FirstSeed + i);
            var guess = SimulatedPart.Wide((int)(120 * options.Scale * options.Days), options.Days);
            var run = EngineRun.Over([estate.Logs], EngineRun.Options(true, null, guess));
            estates[i] = new AnalystEstate(estate.Seed, estate.Truth, Techniques(estate.Logs), run);
            log(string.Create(CultureInfo.InvariantCulture, $"analyst: estate {estate.Seed}: {run.Investigations.Count} investigations"));
        });
        return Write(estates);
    }

    /// <summary>The tables.</summary>
    internal static string Write(IReadOnlyList<AnalystEstate> estates)
    {
        var text = new StringBuilder("## The analyst\n\n");
        text.Append("Every alert of a run with a wide budget, learned alerts and models, is investigated; an attack counts as recognised when the investigation that holds it for the most probable says malicious or suspicious. ");
        text.Append("A look-alike counts as dismissed when every investigation of it alone is benign or scores below 40, or nothing was alerted. Told: incidents that people are told of and that are not benign.\n\n");
        var attacks = estates.SelectMany(e => e.Attacks).ToList();
        var twins = estates.SelectMany(e => e.Twins).ToList();
        var cases = estates.SelectMany(e => e.Cases).ToList();
        var told = attacks.Where(a => a.Told > 0).ToList();
        var several = cases.Where(c => c.Report.IsTold && c.IsAttack).ToList();
        var table = new Table("", "asked", "measured");
        table.Add("attacks", "", attacks.Count);
        table.Add("alerts in investigations with a verdict", "1.00", estates.Sum(e => e.Investigated) / (double)Math.Max(1, estates.Sum(e => e.Alerts)));
        table.Add("attacks recognised", "0.95", Share(attacks.Select(a => a.IsRecognised)));
        table.Add("– of those that were alerted at all", "", Share(attacks.Where(a => a.Verdict is not null).Select(a => a.IsRecognised)));
        table.Add("– families never tuned on", "", Share(attacks.Where(a => a.HeldOut).Select(a => a.IsRecognised)));
        table.Add("look-alikes dismissed", "0.90", Share(twins));
        table.Add("incidents per attack that is told", "1.20", told.Count == 0 ? double.NaN : told.Average(a => a.Told));
        table.Add("incidents that mix two attacks", "0.00", Share(several.Select(c => c.Attacks.Count > 1)));
        table.Add("precision of the techniques named", "0.80", told.Count == 0 ? double.NaN : told.Average(a => a.Named.Count == 0 ? 0 : a.Named.Count(n => a.Expected.Any(e => Same(e, n))) / (double)a.Named.Count));
        table.Add("recall of the techniques of the label", "0.80", told.Count == 0 ? double.NaN : told.Average(a => a.Expected.Count == 0 ? 1 : a.Expected.Count(e => a.Named.Any(n => Same(e, n))) / (double)a.Expected.Count));
        table.Add("look-ups of an investigation, 95%", "50", Figures.Quantile([.. cases.Select(c => (double)c.Report.Questions.Sum(q => q.Cost))], 0.95));
        text.Append(table).Append("\n### Reliability\n\nHow often what was held for so probable really was part of an attack.\n\n").Append(Reliability(cases)).Append("\n### By family\n\n").Append(ByFamily(attacks));
        return text.ToString();
    }

    private static Table Reliability(List<AnalystCase> cases)
    {
        var table = new Table("probability said", "investigations", "said on average", "really");
        for (var i = 0; i < 10; i++)
        {
            var own = cases.Where(c => Math.Min(9, (int)(c.Report.Probability * 10)) == i).ToList();
            if (own.Count == 0) continue;
            table.Add(string.Create(CultureInfo.InvariantCulture, $"{i / 10.0:0.0}–{(i + 1) / 10.0:0.0}"), own.Count, own.Average(c => c.Report.Probability), own.Count(c => c.IsAttack) / (double)own.Count);
        }

        return table;
    }

    private static Table ByFamily(List<AnalystOutcome> attacks)
    {
        var table = new Table("family", "never tuned on", "attacks", "malicious", "suspicious", "inconclusive", "benign", "nothing alerted", "told");
        foreach (var family in attacks.GroupBy(a => a.Kind).OrderBy(g => g.First().HeldOut).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            table.Add(
                family.Key, family.First().HeldOut ? "yes" : "", family.Count(), family.Count(a => a.Verdict == Verdict.Malicious), family.Count(a => a.Verdict == Verdict.Suspicious),
                family.Count(a => a.Verdict == Verdict.Inconclusive), family.Count(a => a.Verdict == Verdict.Benign), family.Count(a => a.Verdict is null), family.Count(a => a.Told > 0));
        }

        return table;
    }

    // T1078.004 says what T1078 says, and more.
    private static bool Same(string a, string b) => a.Split('.')[0] == b.Split('.')[0];

    private static Interval Share(IEnumerable<bool> outcomes)
    {
        var list = outcomes.Select(o => o ? 1.0 : 0.0).ToList();
        return list.Count == 0 ? Interval.None : Bootstrap.Mean(list);
    }

    private static Dictionary<string, IReadOnlyList<string>> Techniques(string logs)
    {
        using var truth = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(logs)!, "truth.json")));
        return truth.RootElement.GetProperty("attacks").EnumerateArray().ToDictionary(
            a => a.GetProperty("id").GetString()!, IReadOnlyList<string> (a) => [.. a.GetProperty("techniques").EnumerateArray().Select(t => t.GetString()!)], StringComparer.Ordinal);
    }
}
