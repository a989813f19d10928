using Windhover.Core.Detection;
using Windhover.Core.Entities;

namespace Windhover.Core.Incidents;

/// <summary>Alerts that tell one story.</summary>
public sealed record Incident
{
    /// <summary>Made from the first alert, so that the same input gives the same id; it stays while the incident grows.</summary>
    public required string IncidentId { get; init; }

    /// <summary>First record that belongs to it, epoch milliseconds.</summary>
    public required long StartTime { get; init; }

    /// <summary>Last alert, epoch milliseconds.</summary>
    public required long EndTime { get; init; }

    /// <summary>Event time at which it was first raised, epoch milliseconds.</summary>
    public required long DetectedAt { get; init; }

    /// <summary>Who did what to what, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>0–100, higher is worse.</summary>
    public required double Score { get; init; }

    /// <summary>How much it matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>What is concluded so far.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What people made of it.</summary>
    public IncidentStatus Status { get; init; }

    /// <summary>Who works on it and why it is closed; null while nobody has touched it.</summary>
    public Handling? Handling { get; init; }

    /// <summary>Everyone and everything in it, the main one first.</summary>
    public required IReadOnlyList<EntityRef> Entities { get; init; }

    /// <summary>ATT&amp;CK tactics and techniques.</summary>
    public required IReadOnlyList<AttackTechnique> Attacks { get; init; }

    /// <summary>A written account.</summary>
    public required string Summary { get; init; }

    /// <summary>Ids of its alerts, in time order.</summary>
    public required IReadOnlyList<string> Alerts { get; init; }
}
