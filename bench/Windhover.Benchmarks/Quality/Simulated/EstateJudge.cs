using Windhover.Benchmarks.Quality.Measures;
using Windhover.Cli;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Running;

namespace Windhover.Benchmarks.Quality.Simulated;

/// <summary>Holds two runs over one estate against the truth: one with the engine's own settings, one with a budget so wide that its incidents can be ranked.</summary>
internal static class EstateJudge
{
    private const long Day = 86_400_000;

    /// <summary>Judges.</summary>
    /// <param name="seed">Seed of the estate.</param>
    /// <param name="truth">What really happened.</param>
    /// <param name="own">The run with the engine's own settings.</param>
    /// <param name="wide">The run with the wide budget.</param>
    /// <param name="seen">What was observed of the run with the wide budget.</param>
    public static EstateOutcome Judge(long seed, EvaluationTruth truth, RunResult own, RunResult wide, EstateObserver seen)
    {
        var evaluation = new Evaluation(truth, own.Incidents);
        var alerts = own.Alerts.ToDictionary(a => a.AlertId, StringComparer.Ordinal);
        var found = evaluation.Attacks.SelectMany(a => a.Incidents).Select(i => i.IncidentId).ToHashSet(StringComparer.Ordinal);
        var (foundAt, foundAtFalse) = (FoundAt(truth, wide, seen.EntityDays, everyOneCosts: true), FoundAt(truth, wide, seen.EntityDays, everyOneCosts: false));
        return new EstateOutcome
        {
            Seed = seed,
            Days = truth.Days,
            EntityDays = seen.EntityDays,
            Attacks = [.. evaluation.Attacks.Select((attack, i) => new AttackOutcome
            {
                Seed = seed,
                Story = attack.Story,
                Incidents = attack.Incidents.Count,
                MinutesToDetect = MinutesToDetect(attack.Story, attack.Incidents, alerts),
                RecordShare = RecordShare(attack.Story, attack.Incidents, alerts),
                FoundAt = [.. foundAt.Select(f => f[i])],
                FoundAtFalse = [.. foundAtFalse.Select(f => f[i])],
            })],
            Twins = evaluation.Twins.Count,
            TwinsRaised = evaluation.Twins.Count(t => t.Incidents.Count > 0),
            Incidents = own.Incidents.Count,
            TrueIncidents = found.Count,
            OthersByDay = ByDay(evaluation.Others, truth.Days, seen),
            Ranking = Ranking(truth, wide, seen),
        };
    }

    /// <summary>What every incident really was: the attack or the look-alike it matches; what matches neither is left out.</summary>
    public static IReadOnlyDictionary<string, string> Labels(EvaluationTruth truth, IReadOnlyList<Incident> incidents)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (story, found) in new Evaluation(truth, incidents).Attacks) Label("attack", story, found);
        foreach (var (story, found) in new Evaluation(truth, incidents).Twins) Label("look-alike", story, found);
        return labels;

        void Label(string what, EvaluationStory story, IReadOnlyList<Incident> found)
        {
            foreach (var incident in found) labels.TryAdd(incident.IncidentId, $"{what} {story.Kind}");
        }
    }

    /// <summary>The attacks that no incident matches.</summary>
    public static IEnumerable<EvaluationStory> Missed(EvaluationTruth truth, IReadOnlyList<Incident> incidents) =>
        new Evaluation(truth, incidents).Attacks.Where(a => a.Incidents.Count == 0).Select(a => a.Story);

    /// <summary>Best first: the score, then the least probability of its alerts, then the time; so that nothing hangs on the order in memory.</summary>
    public static IEnumerable<Incident> Ranked(RunResult run)
    {
        var alerts = run.Alerts.ToDictionary(a => a.AlertId, StringComparer.Ordinal);
        return run.Incidents.OrderByDescending(i => i.Score).ThenBy(i => i.Alerts.Min(a => alerts[a].Probability)).ThenBy(i => i.DetectedAt).ThenBy(i => i.IncidentId, StringComparer.Ordinal);
    }

    // By budget, then by attack.
    private static List<bool[]> FoundAt(EvaluationTruth truth, RunResult wide, int entityDays, bool everyOneCosts)
    {
        var ranked = Ranked(wide).ToList();
        var matches = truth.Attacks.Select(a => Evaluation.Matches(a, ranked).Select(i => i.IncidentId).ToHashSet(StringComparer.Ordinal)).ToList();
        var all = new List<bool[]>();
        foreach (var perThousand in Budget.PerThousand)
        {
            var left = Budget.Of(perThousand, entityDays);
            var found = new bool[truth.Attacks.Count];
            foreach (var incident in ranked)
            {
                var costs = everyOneCosts || !matches.Exists(m => m.Contains(incident.IncidentId));
                if (costs && left-- == 0) break;
                for (var i = 0; i < found.Length; i++) found[i] |= matches[i].Contains(incident.IncidentId);
            }

            all.Add(found);
        }

        return all;
    }

    // An incident may have begun before the attack joined it: what counts is the first alert about the attack's own entities after its first record.
    private static double? MinutesToDetect(EvaluationStory story, IReadOnlyList<Incident> incidents, Dictionary<string, Alert> alerts)
    {
        if (incidents.Count == 0) return null;
        var times = incidents.SelectMany(i => i.Alerts).Select(a => alerts[a])
            .Where(a => a.Time >= story.Start && (story.Entities.Contains(a.Entity.Id) || a.Related.Any(r => story.Entities.Contains(r.Id)))).Select(a => a.Time);
        return (times.DefaultIfEmpty(Math.Max(story.Start, incidents.Min(i => i.DetectedAt))).Min() - story.Start) / 60_000.0;
    }

    private static double? RecordShare(EvaluationStory story, IReadOnlyList<Incident> incidents, Dictionary<string, Alert> alerts)
    {
        if (incidents.Count == 0 || story.RecordIds.Count == 0) return null;
        return incidents.Max(i => i.Alerts.SelectMany(a => alerts[a].Evidence).Select(e => e.RecordId).Where(story.RecordIds.Contains).Distinct().Count() / (double)story.RecordIds.Count);
    }

    private static IReadOnlyList<double> ByDay(IReadOnlyList<Incident> others, int days, EstateObserver seen)
    {
        var first = seen.Days.Select(d => d.Day).DefaultIfEmpty().Min();
        return [.. Enumerable.Range(0, days).Select(d => (double)others.Count(i => Math.Clamp(i.DetectedAt / Day - first, 0, days - 1) == d))];
    }

    // What was alerted stands above all else, by its score; the rest by how improbable its worst window was.
    private static IReadOnlyList<(double Key, bool Positive)> Ranking(EvaluationTruth truth, RunResult wide, EstateObserver seen)
    {
        var scores = wide.Alerts.GroupBy(a => (a.Entity.Id, (int)((a.Time - 1) / Day))).ToDictionary(g => g.Key, g => g.Max(a => a.Score));
        return [.. seen.Days.Select(d => (
            scores.TryGetValue((d.Entity, d.Day), out var score) ? 1000 + score : -Math.Log2(Math.Max(d.Probability, 1e-30)),
            truth.Attacks.Any(a => a.Start / Day <= d.Day && a.End / Day >= d.Day && a.Entities.Contains(d.Entity))))];
    }
}
