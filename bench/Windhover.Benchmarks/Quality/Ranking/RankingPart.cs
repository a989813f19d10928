using System.Globalization;
using System.Text;
using Windhover.Benchmarks.Quality.Measures;
using Windhover.Benchmarks.Quality.Simulated;
using Windhover.Cli;
using Windhover.Core.Detection;
using Windhover.Core.Investigation;
using Windhover.Core.Running;

namespace Windhover.Benchmarks.Quality.Ranking;

/// <summary>Every incident of the runs with the wide budget in the order of the ranking, and what it really was: shows what stands above the attacks.</summary>
internal static class RankingPart
{
    /// <summary>Runs all estates and writes one tab-separated file an estate and mode into the work folder.</summary>
    /// <param name="options">How many, and which.</param>
    /// <param name="log">Takes lines that tell how far it is.</param>
    /// <returns>Where the files are.</returns>
    public static string Run(QualityOptions options, Action<string> log)
    {
        var seeds = Enumerable.Range(0, options.Estates).Select(i => (Seed: options.FirstSeed + i, Quiet: false))
            .Concat(Enumerable.Range(0, options.QuietEstates).Select(i => (Seed: options.FirstSeed + 5000 + i, Quiet: true)));
        Parallel.ForEach(seeds, new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce }, one =>
        {
            using var estate = SimulatedEstate.Make(options, one.Seed, one.Quiet);
            foreach (var mode in Mode.All) Write(options, estate, mode, log);
        });
        return $"Rankings are in {options.Work}.\n";
    }

    private static void Write(QualityOptions options, SimulatedEstate estate, Mode mode, Action<string> log)
    {
        var seen = new EstateObserver();
        var near = new NearMisses(estate.Truth.Attacks, seen);
        var guess = SimulatedPart.Wide((int)(120 * options.Scale * options.Days), options.Days);
        var run = EngineRun.Over([estate.Logs], EngineRun.Options(mode.Models, near, guess));
        var path = Path.Combine(options.Work, FormattableString.Invariant($"ranking-{options.Set}-{estate.Seed}-{(mode.Models ? "models" : "learned")}.tsv"));
        File.WriteAllText(path, Text(estate, run, seen.EntityDays, near));
        log(path);
    }

    private static string Investigated(InvestigationReport report) => string.Create(
        CultureInfo.InvariantCulture, $"{report.Verdict}\t{report.Probability:0.000}\t{report.Hypotheses[0].Hypothesis}\t{string.Join(',', report.Questions.OrderBy(q => q.Question, StringComparer.Ordinal).Select(q => q.Question + "=" + q.Answer))}");

    // What was alerted of a story that nobody was told of: the investigation found it harmless, or too weak.
    private static bool IsAbout(InvestigationReport report, EvaluationStory story, Dictionary<string, Alert> alerts) => report.EndTime >= story.Start && report.StartTime <= story.End
        && report.Alerts.Any(a => alerts.TryGetValue(a, out var alert) && story.Entities.Contains(alert.Entity.Id, StringComparer.Ordinal));

    private static string Raised(InvestigationReport report, Dictionary<string, Alert> alerts) =>
        string.Join(',', report.Alerts.Where(alerts.ContainsKey).Select(a => string.Create(CultureInfo.InvariantCulture, $"{alerts[a].Model}:{alerts[a].Probability:0.0e0}:{alerts[a].Score:0.0}")));

    private static string Text(SimulatedEstate estate, RunResult run, int entityDays, NearMisses near)
    {
        var alerts = run.Alerts.ToDictionary(a => a.AlertId, StringComparer.Ordinal);
        var labels = EstateJudge.Labels(estate.Truth, run.Incidents);
        var reports = run.Investigations.ToDictionary(i => i.IncidentId, StringComparer.Ordinal);
        var text = new StringBuilder(FormattableString.Invariant($"# entity-days {entityDays}, attacks {estate.Truth.Attacks.Count}, look-alikes {estate.Truth.Twins.Count}\n"));
        foreach (var incident in EstateJudge.Ranked(run))
        {
            var own = incident.Alerts.Select(a => alerts[a]).ToList();
            var models = string.Join(',', own.Select(a => string.Create(CultureInfo.InvariantCulture, $"{a.Model}:{a.Severity}:{a.Score:0.0}:{a.Probability:0.0e0}:{string.Join('/', a.Attacks.Select(t => t.Tactic + "." + t.Technique))}:{(a.Time - own[0].Time) / 60_000}:{a.Entity.Name}")).Take(12));
            var worst = own.MinBy(a => a.Probability)!;
            var rows = string.Join(';', worst.Contributions.Take(5).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Feature}={c.Observed}:{c.Bits:0.0}")));
            text.Append(CultureInfo.InvariantCulture, $"{labels.GetValueOrDefault(incident.IncidentId, "other")}\t{incident.Score}\t{own.Min(a => a.Probability):0.0e0}\t{own.Count}\t{DateTimeOffset.FromUnixTimeMilliseconds(incident.DetectedAt):MM-dd HH:mm}\t{models}\t{incident.Title}\t{rows}\t{Investigated(reports[incident.IncidentId])}\n");
        }

        foreach (var missed in EstateJudge.Missed(estate.Truth, run.Incidents))
        {
            text.Append(CultureInfo.InvariantCulture, $"missed:{missed.Kind}\n{string.Concat(near.Of(missed.Id).Select(w => $"near:{w}\n"))}");
            foreach (var report in run.Investigations.Where(i => IsAbout(i, missed, alerts))) text.Append(CultureInfo.InvariantCulture, $"dismissed:{Raised(report, alerts)}\t{Investigated(report)}\n");
        }

        return text.ToString();
    }
}
