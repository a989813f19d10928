using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;

namespace Windhover.Server.Api;

/// <summary>An investigation as lists show it: what was concluded, without the work.</summary>
public sealed record InvestigationSummary
{
    /// <summary>Id of the incident, the same whether it is told or not.</summary>
    public required string IncidentId { get; init; }

    /// <summary>True when people are told of the incident.</summary>
    public required bool IsTold { get; init; }

    /// <summary>Event time of the last look, epoch milliseconds.</summary>
    public required long Time { get; init; }

    /// <summary>First record that belongs to it, epoch milliseconds.</summary>
    public required long StartTime { get; init; }

    /// <summary>Last alert, epoch milliseconds.</summary>
    public required long EndTime { get; init; }

    /// <summary>Who did what to what, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>0–100, higher is worse.</summary>
    public required double Score { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is concluded.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How probable it is that this is something to act on, 0–1.</summary>
    public required double Probability { get; init; }

    /// <summary>The most probable hypothesis; null when there is none.</summary>
    public required Belief? Leading { get; init; }

    /// <summary>The most probable one that says the opposite; null when there is none.</summary>
    public required Belief? Rival { get; init; }

    /// <summary>Who or what it is mostly about; null when nobody is named.</summary>
    public required EntityRef? Entity { get; init; }

    /// <summary>How many entities are in it.</summary>
    public required int Entities { get; init; }

    /// <summary>How many alerts are in it.</summary>
    public required int Alerts { get; init; }

    /// <summary>How many questions were asked.</summary>
    public required int Questions { get; init; }

    /// <summary>How many look-ups the answers took.</summary>
    public required int Cost { get; init; }

    /// <summary>ATT&amp;CK tactics and techniques.</summary>
    public required IReadOnlyList<AttackTechnique> Attacks { get; init; }

    /// <summary>The short form of a report.</summary>
    internal static InvestigationSummary Of(InvestigationReport report) => new()
    {
        IncidentId = report.IncidentId,
        IsTold = report.IsTold,
        Time = report.Time,
        StartTime = report.StartTime,
        EndTime = report.EndTime,
        Title = report.Title,
        Score = report.Score,
        Severity = report.Severity,
        Verdict = report.Verdict,
        Probability = report.Probability,
        Leading = report.Hypotheses.FirstOrDefault(),
        Rival = report.Hypotheses.FirstOrDefault(belief => belief.Hypothesis == report.Rival),
        Entity = report.Entities.FirstOrDefault(),
        Entities = report.Entities.Count,
        Alerts = report.Alerts.Count,
        Questions = report.Questions.Count,
        Cost = report.Questions.Sum(question => question.Cost),
        Attacks = report.Attacks,
    };
}
