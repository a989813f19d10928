using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Incidents;

namespace Windhover.Core.Investigation;

/// <summary>An investigation that a person asks for, of one entity and period, alerted or not.</summary>
internal static class OnDemand
{
    /// <summary>Name of the model under which the asking itself stands among the alerts.</summary>
    public const string Model = "asked-by-a-person";

    /// <summary>Investigates over what is known now.</summary>
    public static InvestigationReport Investigate(CaseKnowledge known, EntityRef entity, long from, long to, IReadOnlyList<Alert> alerts)
    {
        var id = "look-" + StableHash.Of(FormattableString.Invariant($"{entity.Id} {from} {to}")).ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
        var draft = new IncidentDraft { IncidentId = id, DetectedAt = to };
        draft.Alerts.AddRange(alerts.Count > 0 ? alerts : [Asked(id, entity, from, to)]);
        var reports = new Dictionary<string, InvestigationReport>(StringComparer.Ordinal);
        var investigator = new Investigator(HypothesisCatalogue.Shipped, known, reports);
        draft.Judgement = investigator.Judge(draft, to);
        investigator.Write(IncidentText.Write(draft), isTold: false, to);
        return reports[id];
    }

    private static Alert Asked(string id, EntityRef entity, long from, long to) => new()
    {
        AlertId = id,
        Time = to,
        FirstTime = from,
        Model = Model,
        Title = $"Somebody asked what {CaseFile.Name(entity)} did",
        Kind = AlertKind.Learned,
        Severity = Severity.Informational,
        Entity = entity,
        Score = 0,
        Probability = 1,
    };
}
