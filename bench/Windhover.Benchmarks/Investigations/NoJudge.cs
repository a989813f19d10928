using Windhover.Core.Incidents;

namespace Windhover.Benchmarks.Investigations;

/// <summary>Alerts are joined, nothing is investigated: what ingestion costs without.</summary>
internal sealed class NoJudge : IIncidentJudge
{
    private static readonly Judgement Nothing = new(Verdict.Inconclusive, 0.2, 0, [], "");

    /// <inheritdoc/>
    public Judgement Judge(IncidentDraft draft, long time) => Nothing;

    /// <inheritdoc/>
    public void Observe(IncidentDraft draft)
    {
        // Nothing is asked, so nothing has to be noted.
    }

    /// <inheritdoc/>
    public void Write(Incident incident, bool isTold, long time)
    {
        // Nothing is written.
    }

    /// <inheritdoc/>
    public void Forget(string incidentId)
    {
        // Nothing is remembered.
    }
}
