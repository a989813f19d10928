using Windhover.Core.Incidents;

namespace Windhover.Cli;

/// <summary>Holds incidents against the truth: an attack is found by an incident that names one of its entities and overlaps it in time.</summary>
internal sealed class Evaluation
{
    // An incident may go on for a day after the last record of its attack.
    private const long Grace = 86_400_000;
    private const long Day = 86_400_000;

    /// <param name="truth">What really happened.</param>
    /// <param name="incidents">What was found.</param>
    public Evaluation(EvaluationTruth truth, IReadOnlyList<Incident> incidents)
    {
        Days = truth.Days;
        Incidents = incidents.Count;
        Attacks = [.. truth.Attacks.Select(a => (a, Matches(a, incidents)))];
        Twins = [.. truth.Twins.Select(t => (t, Matches(t, incidents)))];
        True = Ids(Attacks).Count;
        var explained = Ids(Attacks.Concat(Twins));
        Others = [.. incidents.Where(i => !explained.Contains(i.IncidentId))];
        MostADay = Others.GroupBy(i => i.DetectedAt / Day).Select(g => g.Count()).DefaultIfEmpty().Max();
    }

    /// <summary>Days that the truth covers.</summary>
    public int Days { get; }

    /// <summary>All incidents.</summary>
    public int Incidents { get; }

    /// <summary>Every attack with the incidents that found it.</summary>
    public IReadOnlyList<(EvaluationStory Story, IReadOnlyList<Incident> Incidents)> Attacks { get; }

    /// <summary>Every look-alike with the incidents that took it for more.</summary>
    public IReadOnlyList<(EvaluationStory Story, IReadOnlyList<Incident> Incidents)> Twins { get; }

    /// <summary>Incidents that found an attack.</summary>
    public int True { get; }

    /// <summary>Incidents that are neither.</summary>
    public IReadOnlyList<Incident> Others { get; }

    /// <summary>Most such incidents on one day.</summary>
    public int MostADay { get; }

    /// <summary>Attacks found.</summary>
    public int Found => Attacks.Count(a => a.Incidents.Count > 0);

    /// <summary>Share of the attacks that were found; null without attacks.</summary>
    public double? Recall => Attacks.Count == 0 ? null : (double)Found / Attacks.Count;

    /// <summary>Share of the incidents that found an attack, look-alikes counted as false; null without incidents.</summary>
    public double? Precision => Incidents == 0 ? null : (double)True / Incidents;

    /// <summary>Minutes from the attack's first record to its first incident; 0 where an incident that was there before took it in.</summary>
    public static double Minutes(EvaluationStory story, IReadOnlyList<Incident> found) => Math.Max(0, found.Min(i => i.DetectedAt) - story.Start) / 60_000.0;

    /// <summary>The incidents that name one of the story's entities and overlap it in time.</summary>
    public static IReadOnlyList<Incident> Matches(EvaluationStory story, IReadOnlyList<Incident> incidents) => [.. incidents.Where(i =>
        i.EndTime >= story.Start && i.StartTime <= story.End + Grace && i.Entities.Any(e => story.Entities.Contains(e.Id, StringComparer.Ordinal)))];

    /// <summary>A quantile of the minutes to detect of those stories that were found, between neighbours; null when none was.</summary>
    public static double? Minutes(IEnumerable<(EvaluationStory Story, IReadOnlyList<Incident> Incidents)> stories, double share)
    {
        double[] minutes = [.. stories.Where(s => s.Incidents.Count > 0).Select(s => Minutes(s.Story, s.Incidents)).Order()];
        if (minutes.Length == 0) return null;
        var at = share * (minutes.Length - 1);
        var below = (int)at;
        return below + 1 < minutes.Length ? minutes[below] + (at - below) * (minutes[below + 1] - minutes[below]) : minutes[below];
    }

    private static HashSet<string> Ids(IEnumerable<(EvaluationStory Story, IReadOnlyList<Incident> Incidents)> stories) =>
        stories.SelectMany(s => s.Incidents).Select(i => i.IncidentId).ToHashSet(StringComparer.Ordinal);
}
