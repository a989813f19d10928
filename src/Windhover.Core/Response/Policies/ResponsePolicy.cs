using Windhover.Core.Response.Actions;

namespace Windhover.Core.Response.Policies;

/// <summary>What the machine may do, to whom, when, and how much of it. How to write one: docs/howto/respond.md.</summary>
public sealed record ResponsePolicy
{
    /// <summary>What holds where no rule does. The default is <see cref="ResponseMode.Off"/>.</summary>
    public ResponseMode Mode { get; init; } = ResponseMode.Off;

    /// <summary>Rules; the first that fits holds.</summary>
    public IReadOnlyList<PolicyRule> Rules { get; init; } = [];

    /// <summary>Tags that people give, which always count.</summary>
    public IReadOnlyList<GivenTag> Tags { get; init; } = [];

    /// <summary>Entities that nothing is ever done to nor proposed for, by id, name or address block.</summary>
    public NeverTouch NeverTouch { get; init; } = new([], []);

    /// <summary>Most actions that the machine takes by itself in an hour. The default is 10.</summary>
    public int ActionsAnHour { get; init; } = 10;

    /// <summary>Most entities that the machine holds contained by itself at one time. The default is 5.</summary>
    public int EntitiesAtOnce { get; init; } = 5;

    /// <summary>Most of an entity's normal records of seven days that an action may have blocked to be taken without a person, as a share. The default is 0.001.</summary>
    public double Collateral { get; init; } = 0.001;

    /// <summary>How long an action lasts, by its kind; see <see cref="DurationOf"/>.</summary>
    public IReadOnlyDictionary<ContainmentKind, TimeSpan> Durations { get; init; } = new Dictionary<ContainmentKind, TimeSpan>();

    /// <summary>True when everything is planned, simulated and logged, and nothing is ever called that changes a platform.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>How long an action of a kind lasts: what the policy says, else two hours for those that stop little, one hour for those that stop all, eight for identities.</summary>
    public TimeSpan DurationOf(ContainmentKind kind) => Durations.TryGetValue(kind, out var span) ? span : kind switch
    {
        ContainmentKind.BlockConnections or ContainmentKind.EnforcePatternOfLife or ContainmentKind.EnforceGroup => TimeSpan.FromHours(2),
        ContainmentKind.BlockOutgoing or ContainmentKind.BlockIncoming or ContainmentKind.Quarantine or ContainmentKind.Stop => TimeSpan.FromHours(1),
        _ => TimeSpan.FromHours(8),
    };
}
