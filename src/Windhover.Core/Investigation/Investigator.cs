using Windhover.Core.Entities;
using Windhover.Core.Incidents;

namespace Windhover.Core.Investigation;

/// <summary>Investigates every incident, told or not, whenever an alert joins it and for a day after the last.</summary>
/// <param name="catalogue">The hypotheses.</param>
/// <param name="known">What may be asked.</param>
/// <param name="reports">Takes the reports, by incident id.</param>
internal sealed class Investigator(HypothesisCatalogue catalogue, CaseKnowledge known, IDictionary<string, InvestigationReport> reports) : IIncidentJudge
{
    private const double MostDecades = 4;
    private const double OddsWeight = 1.5;
    private const int MostFollowed = 8;
    private readonly BeliefTable table = new(catalogue, QuestionCatalogue.All);
    private CaseFile? file;
    private FactBook facts = new();
    private Inquiry? inquiry;

    /// <inheritdoc/>
    public Judgement Judge(IncidentDraft draft, long time)
    {
        Observe(draft);
        file = new CaseFile(draft.Alerts, time, known, draft.Trail);
        facts = new FactBook();
        inquiry = new Inquiry(table, QuestionCatalogue.All, file, facts);
        var malicious = inquiry.Beliefs.Malicious;

        // What is not known takes nothing away, nor does a machine take from what an expert holds for critical.
        var decades = inquiry.KnowsThePast && !file.IsCritical ? Decades(malicious) : Math.Max(0, Decades(malicious));
        var writer = new AccountWriter(catalogue, file, facts, inquiry);
        return new Judgement(inquiry.Verdict, Math.Round(malicious, 4), Math.Round(decades, 2), file.IsAllExpected ? [] : [.. file.Expected.Select(e => e.Alert.AlertId)], writer.Summary()) { Attacks = writer.Added };
    }

    /// <inheritdoc/>
    public void Observe(IncidentDraft draft)
    {
        foreach (var id in draft.Alerts.SelectMany(a => a.Related.Where(r => r.Type == EntityType.Identity).Append(a.Entity)).Select(e => e.Id).Distinct(StringComparer.Ordinal).Take(MostFollowed))
        {
            if (known.Entities.Find(id) is >= 0 and var entity) known.Follow(entity, draft.Trail);
        }
    }

    /// <inheritdoc/>
    public void Write(Incident incident, bool isTold, long time)
    {
        var (asked, beliefs) = (inquiry!, inquiry!.Beliefs.Ranked());
        var writer = new AccountWriter(catalogue, file!, facts, asked);
        var account = writer.Write();
        reports[incident.IncidentId] = new InvestigationReport
        {
            IncidentId = incident.IncidentId,
            IsTold = isTold,
            Time = time,
            StartTime = incident.StartTime,
            EndTime = incident.EndTime,
            Title = incident.Title,
            Score = incident.Score,
            Severity = incident.Severity,
            Verdict = incident.Verdict,
            Probability = Math.Round(asked.Beliefs.Malicious, 4),
            Entities = incident.Entities,
            Attacks = incident.Attacks,
            Alerts = incident.Alerts,
            Hypotheses = beliefs,
            Questions = [.. asked.Answered.Select(a => a.Asked)],
            Facts = facts.All,
            Rival = writer.Rival.Hypothesis,
            WouldChange = writer.WouldChange,
            Account = account,
            Deviations = Investigation.Deviations.Of(file!),
        };
    }

    /// <inheritdoc/>
    public void Forget(string incidentId) => reports.Remove(incidentId);

    // What is found to be more probable than what usually gets investigated weighs more, and the other way round.
    private static double Decades(double malicious)
    {
        var kept = Math.Clamp(malicious, 1e-4, 1 - 1e-4);
        return Math.Clamp(OddsWeight * (Math.Log10(kept / (1 - kept)) - Math.Log10(BeliefTable.PriorMalicious / (1 - BeliefTable.PriorMalicious))), -MostDecades, MostDecades);
    }
}
