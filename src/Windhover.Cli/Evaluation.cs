using Windhover.Core.Incidents;

namespace Windhover.Cli;

/// <summary>Holds incidents against the truth: an attack is found by an incident that names one of its entities and overlaps it in time.</summary>
internal sealed class Evaluation
{
    // An incident may go on for a day after the last record of its attack.
    private const long Grace = 86_400_000;
    private const long Day = 86_400_000;

    public Evaluation(EvaluationTruth truth, IReadOnlyList<Incident> incidents)
    {
        Days = truth.Days;
        Attacks = [.. truth.Attacks.Select(a => (a, Matches(a, incidents)))];
        Twins = [.. truth.Twins.Select(t => (t, Matches(t, incidents)))];
        var explained = Attacks.Concat(Twins).SelectMany(s => s.Incidents).Select(i => i.IncidentId).ToHashSet(StringComparer.Ordinal);
        Others = [.. incidents.Where(i => !explained.Contains(i.IncidentId))];
        MostADay = Others.GroupBy(i => i.DetectedAt / Day).Select(g => g.Count()).DefaultIfEmpty().Max();
    }

    /// <summary>Days that the truth covers.</summary>
    public int Days { get; }

    /// <summary>Every attack with the incidents that found it.</summary>
    public IReadOnlyList<(EvaluationStory Story, IReadOnlyList<Incident> Incidents)> Attacks { get; }

    /// <summary>Every look-alike with the incidents that took it for more.</summary>
    public IReadOnlyList<(EvaluationStory Story, IReadOnlyList<Incident> Incidents)> Twins { get; }

    /// <summary>Incidents that are neither.</summary>
    public IReadOnlyList<Incident> Others { get; }

    /// <summary>Most such incidents on one day.</summary>
    public int MostADay { get; }

    /// <summary>Attacks found.</summary>
    public int Found => Attacks.Count(a => a.Incidents.Count > 0);

    internal static IReadOnlyList<Incident> Matches(EvaluationStory story, IReadOnlyList<Incident> incidents) => [.. incidents.Where(i =>
        i.EndTime >= story.Start && i.StartTime <= story.End + Grace && i.Entities.Any(e => story.Entities.Contains(e.Id, StringComparer.Ordinal)))];
}
