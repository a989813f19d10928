using Windhover.Cli;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Running;

namespace Windhover.Benchmarks.Quality.Analyst;

/// <summary>Holds the investigations of one estate against the truth.</summary>
internal sealed class AnalystEstate
{
    /// <param name="seed">Seed.</param>
    /// <param name="truth">What really happened.</param>
    /// <param name="techniques">Techniques of the attacks, by story id.</param>
    /// <param name="run">What was found.</param>
    public AnalystEstate(long seed, EvaluationTruth truth, IReadOnlyDictionary<string, IReadOnlyList<string>> techniques, RunResult run)
    {
        var alerts = run.Alerts.ToDictionary(a => a.AlertId, StringComparer.Ordinal);
        Cases = [.. run.Investigations.Select(r => new AnalystCase(seed, r, Kinds(truth.Attacks, r, alerts), Kinds(truth.Twins, r, alerts)))];
        Attacks = [.. truth.Attacks.Select(a => Attack(a, techniques.GetValueOrDefault(a.Id, []), run.Investigations, alerts))];
        Twins = [.. truth.Twins.Select(t => run.Investigations.Where(r => IsAbout(t, r, alerts)).Where(r => !truth.Attacks.Any(a => IsAbout(a, r, alerts))).ToList())
            .Select(found => found.TrueForAll(r => r.Verdict == Verdict.Benign || r.Score < 40))];
        Alerts = run.Alerts.Count;
        Investigated = run.Investigations.Sum(r => r.Alerts.Count);
    }

    /// <summary>Every investigation.</summary>
    public IReadOnlyList<AnalystCase> Cases { get; }

    /// <summary>Every attack.</summary>
    public IReadOnlyList<AnalystOutcome> Attacks { get; }

    /// <summary>For every look-alike: true when each investigation of it is benign or scores below 40.</summary>
    public IReadOnlyList<bool> Twins { get; }

    /// <summary>Alerts in all.</summary>
    public int Alerts { get; }

    /// <summary>Alerts in investigations.</summary>
    public int Investigated { get; }

    private static AnalystOutcome Attack(EvaluationStory story, IReadOnlyList<string> techniques, IReadOnlyList<InvestigationReport> all, Dictionary<string, Alert> alerts)
    {
        var found = all.Where(r => IsAbout(story, r, alerts)).ToList();
        var told = found.Where(r => r.IsTold && r.Verdict != Verdict.Benign).ToList();
        var best = found.OrderByDescending(r => r.Probability).ThenByDescending(r => r.Score).ThenBy(r => r.IncidentId, StringComparer.Ordinal).FirstOrDefault();
        return new AnalystOutcome
        {
            Kind = story.Kind,
            HeldOut = story.HeldOut,
            Verdict = best?.Verdict,
            Told = told.Count,
            Expected = techniques,
            Named = [.. told.SelectMany(r => r.Attacks).Select(a => a.Technique).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    // An alert about one of the story's own entities, within its time: an incident that merely touches one on the same day is not about it.
    private static bool IsAbout(EvaluationStory story, InvestigationReport report, Dictionary<string, Alert> alerts) => report.Alerts.Select(id => alerts[id]).Any(a =>
        a.Time >= story.Start && a.FirstTime <= story.End + 3_600_000 && (story.Entities.Contains(a.Entity.Id, StringComparer.Ordinal) || a.Related.Any(r => story.Entities.Contains(r.Id, StringComparer.Ordinal))));

    private static IReadOnlyList<string> Kinds(IReadOnlyList<EvaluationStory> stories, InvestigationReport report, Dictionary<string, Alert> alerts) =>
        [.. stories.Where(s => IsAbout(s, report, alerts)).Select(s => s.Kind).Distinct(StringComparer.Ordinal)];
}
