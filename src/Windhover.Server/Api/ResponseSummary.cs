using Windhover.Core.Response.Policies;

namespace Windhover.Server.Api;

/// <summary>What the machine may do, and how it stands.</summary>
public sealed record ResponseSummary
{
    /// <summary>False where the configuration names no policy; then nothing is ever done.</summary>
    public required bool IsSetUp { get; init; }

    /// <summary>What holds where no rule does.</summary>
    public ResponseMode Mode { get; init; }

    /// <summary>True when nothing is called that changes a platform.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>The rules, the first that fits holds.</summary>
    public IReadOnlyList<ResponseRuleView> Rules { get; init; } = [];

    /// <summary>Whom nothing is ever done to.</summary>
    public IReadOnlyList<string> NeverTouch { get; init; } = [];

    /// <summary>Most actions that the machine takes by itself in an hour.</summary>
    public int ActionsAnHour { get; init; }

    /// <summary>Most entities that it holds contained by itself at one time.</summary>
    public int EntitiesAtOnce { get; init; }

    /// <summary>Most of an entity's normal records that an action may have blocked to be taken without a person, as a share.</summary>
    public double Collateral { get; init; }

    /// <summary>What is set up.</summary>
    public IReadOnlyList<ResponseConnectionView> Connections { get; init; } = [];

    /// <summary>Proposals that wait for a person.</summary>
    public int Proposed { get; init; }

    /// <summary>Actions that stand or are on their way.</summary>
    public int Active { get; init; }

    /// <summary>Those of them with which something is wrong.</summary>
    public int Problems { get; init; }
}
