using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Simulating;

namespace Windhover.Core.Response.Records;

/// <summary>One action of one incident: why, what, what it would have cost, and how it stands.</summary>
public sealed record ActionRecord
{
    /// <summary>Made of the incident, the entity, the kind and a count: <c>ac-0123456789ab</c>.</summary>
    public required string ActionId { get; init; }

    /// <summary>The incident; "" for one that a person asked for without one.</summary>
    public required string IncidentId { get; init; }

    /// <summary>What is to be stopped.</summary>
    public required Containment Containment { get; init; }

    /// <summary>Name of the action; "" while no connection that can do it is set up.</summary>
    public required string Action { get; init; }

    /// <summary>Name of the connection.</summary>
    public required string Connection { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required ActionStatus Status { get; init; }

    /// <summary>The mode that held when it was decided.</summary>
    public required ResponseMode Mode { get; init; }

    /// <summary>The rule of the policy that allowed or asked for it; "" for the policy's own mode.</summary>
    public required string Rule { get; init; }

    /// <summary>Why this one, in sentences.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What it would have blocked in the days before.</summary>
    public required SimulationResult Simulation { get; init; }

    /// <summary>What exactly changes on the platform; null while that is not known.</summary>
    public ActionPlan? Plan { get; init; }

    /// <summary>When it was first written down, epoch milliseconds of the wall clock, as all times here.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>How long it is to last once applied, milliseconds.</summary>
    public required long DurationMs { get; init; }

    /// <summary>Who approved, rejected or reverted it last: a person, or <c>policy</c>; "" while nobody did.</summary>
    public string DecidedBy { get; init; } = "";

    /// <summary>When it was applied and read back; 0 while it was not.</summary>
    public long AppliedAt { get; init; }

    /// <summary>When it is to end; 0 while it was not approved.</summary>
    public long ExpiresAt { get; init; }

    /// <summary>What it becomes once it is taken back; of <see cref="ActionStatus.Ending"/>.</summary>
    public ActionStatus EndsAs { get; init; } = ActionStatus.Expired;

    /// <summary>When it was over; 0 while it is not.</summary>
    public long EndedAt { get; init; }

    /// <summary>What was read back last, in a sentence.</summary>
    public string Verified { get; init; } = "";

    /// <summary>What went wrong last; "" when nothing did.</summary>
    public string Problem { get; init; } = "";

    /// <summary>How often the present step was tried and failed.</summary>
    public int Failures { get; init; }

    /// <summary>When it is tried again, epoch milliseconds; 0 for at once.</summary>
    public long RetryAt { get; init; }

    /// <summary>Changes with every change; whoever writes says which one was read.</summary>
    public long Version { get; init; }

    /// <summary>True while it may stand on the platform.</summary>
    public bool MayStand => Status is ActionStatus.Approved or ActionStatus.Active or ActionStatus.Ending;
}
