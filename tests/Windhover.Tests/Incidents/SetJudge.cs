using Windhover.Core.Incidents;

namespace Windhover.Tests.Incidents;

/// <summary>A judge who says what the test sets, and remembers what he was shown.</summary>
internal sealed class SetJudge : IIncidentJudge
{
    /// <summary>What he says; not settled and of no weight unless the test sets something.</summary>
    public Judgement Says { get; set; } = new(Verdict.Inconclusive, 0.3, 0, [], "An account.");

    /// <summary>Every incident that he was shown, told or not, with the time of the look.</summary>
    public List<(string Id, bool IsTold, long Time)> Looks { get; } = [];

    /// <summary>Those that became part of others.</summary>
    public List<string> Forgotten { get; } = [];

    /// <summary>How often he was told to note what belongs to a draft.</summary>
    public int Observed { get; private set; }

    public Judgement Judge(IncidentDraft draft, long time) => Says;

    public void Observe(IncidentDraft draft) => Observed++;

    public void Write(Incident incident, bool isTold, long time) => Looks.Add((incident.IncidentId, isTold, time));

    public void Forget(string incidentId) => Forgotten.Add(incidentId);
}
