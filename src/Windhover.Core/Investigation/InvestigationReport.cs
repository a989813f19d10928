using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;

namespace Windhover.Core.Investigation;

/// <summary>
/// What an investigation of alerts that belong together found, with its work: the hypotheses, the questions in the order in which they were asked, the facts, the verdict and the
/// written account. There is one of everything that was ever alerted, told to a person or not.
/// </summary>
public sealed record InvestigationReport
{
    /// <summary>Id of the incident, the same whether it is told or not.</summary>
    public required string IncidentId { get; init; }

    /// <summary>True when people are told of the incident; false for what is too weak or was found to be benign before anybody was told.</summary>
    public required bool IsTold { get; init; }

    /// <summary>Event time of the last look, epoch milliseconds: an investigation is taken up again with each alert, and for a day after the last.</summary>
    public required long Time { get; init; }

    /// <summary>First record that belongs to it, epoch milliseconds.</summary>
    public required long StartTime { get; init; }

    /// <summary>Last alert, epoch milliseconds.</summary>
    public required long EndTime { get; init; }

    /// <summary>Who did what to what, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>0–100, higher is worse: what was seen, and what the investigation makes of it.</summary>
    public required double Score { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is concluded.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>How probable it is that this is something to act on, 0–1.</summary>
    public required double Probability { get; init; }

    /// <summary>Everyone and everything in it, the main one first.</summary>
    public required IReadOnlyList<EntityRef> Entities { get; init; }

    /// <summary>ATT&amp;CK tactics and techniques.</summary>
    public required IReadOnlyList<AttackTechnique> Attacks { get; init; }

    /// <summary>Ids of the alerts, in time order.</summary>
    public required IReadOnlyList<string> Alerts { get; init; }

    /// <summary>The hypotheses, the most probable first.</summary>
    public required IReadOnlyList<Belief> Hypotheses { get; init; }

    /// <summary>The questions in the order in which they were asked.</summary>
    public required IReadOnlyList<AskedQuestion> Questions { get; init; }

    /// <summary>What is known.</summary>
    public required IReadOnlyList<Fact> Facts { get; init; }

    /// <summary>Id of the most probable hypothesis that says the opposite of the leading one.</summary>
    public required string Rival { get; init; }

    /// <summary>What single fact would change the verdict, in a sentence; "" when none would.</summary>
    public required string WouldChange { get; init; }

    /// <summary>The written account, section by section.</summary>
    public required IReadOnlyList<AccountSentence> Account { get; init; }

    /// <summary>What exactly deviates, entity by entity, the main ones first; at most 8.</summary>
    public IReadOnlyList<Deviation> Deviations { get; init; } = [];
}
