using System.Diagnostics;
using Windhover.Core.Incidents;

namespace Windhover.Benchmarks.Investigations;

/// <summary>Takes the time of every investigation: the look at an incident, and the account that is written of it.</summary>
internal sealed class TimedJudge(IIncidentJudge inner) : IIncidentJudge
{
    private long looked;

    /// <summary>Of every investigation.</summary>
    public List<TimeSpan> Investigations { get; } = [];

    /// <summary>Of everything, what open incidents note at the end of a window included.</summary>
    public TimeSpan Total { get; private set; }

    /// <inheritdoc/>
    public Judgement Judge(IncidentDraft draft, long time)
    {
        var start = Stopwatch.GetTimestamp();
        var judged = inner.Judge(draft, time);
        looked = Stopwatch.GetTimestamp() - start;
        return judged;
    }

    /// <inheritdoc/>
    public void Observe(IncidentDraft draft)
    {
        var start = Stopwatch.GetTimestamp();
        inner.Observe(draft);
        Total += Stopwatch.GetElapsedTime(start);
    }

    /// <inheritdoc/>
    public void Write(Incident incident, bool isTold, long time)
    {
        var start = Stopwatch.GetTimestamp();
        inner.Write(incident, isTold, time);
        var took = Stopwatch.GetElapsedTime(start - looked);
        Investigations.Add(took);
        Total += took;
    }

    /// <inheritdoc/>
    public void Forget(string incidentId) => inner.Forget(incidentId);
}
