using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Response.Actions;

namespace Windhover.Core.Response.Policies;

/// <summary>For whom and when a mode holds. Conditions left out hold for all; those given must all hold.</summary>
public sealed record PolicyRule
{
    /// <summary>Its name, unique in the policy.</summary>
    public required string Name { get; init; }

    /// <summary>What the machine may do.</summary>
    public required ResponseMode Mode { get; init; }

    /// <summary>Entities by id or name, with <c>*</c> for any text.</summary>
    public IReadOnlyList<string> Entities { get; init; } = [];

    /// <summary>Kinds of entities.</summary>
    public IReadOnlyList<EntityType> Types { get; init; } = [];

    /// <summary>Accounts, subscriptions, projects or sites, with <c>*</c> for any text.</summary>
    public IReadOnlyList<string> Accounts { get; init; } = [];

    /// <summary>The entity holds an address in one of these.</summary>
    public IReadOnlyList<AddressBlock> Subnets { get; init; } = [];

    /// <summary>The entity is in one of these groups of peers (its role), with <c>*</c> for any text.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>The entity bears one of these tags: <c>key=value</c> with <c>*</c> for any text in either; a key alone for any value.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>When; always where it is left out.</summary>
    public IReadOnlyList<PolicyHours> Hours { get; init; } = [];

    /// <summary>The verdict that it takes at least. The default is <see cref="Verdict.Malicious"/> for <see cref="ResponseMode.Autonomous"/>, else <see cref="Verdict.Suspicious"/>.</summary>
    public Verdict? AtLeast { get; init; }

    /// <summary>Kinds of containment that are allowed; all but <see cref="ContainmentKind.Stop"/> where it is left out.</summary>
    public IReadOnlyList<ContainmentKind> Actions { get; init; } = [];

    /// <summary>Most of an entity's normal records that an action may have blocked, where this rule holds; null for the policy's own <see cref="ResponsePolicy.Collateral"/>.</summary>
    public double? Collateral { get; init; }

    /// <summary>True when a verdict is enough.</summary>
    public bool Takes(Verdict verdict) => verdict == Verdict.Malicious || (verdict == Verdict.Suspicious && (AtLeast ?? (Mode == ResponseMode.Autonomous ? Verdict.Malicious : Verdict.Suspicious)) == Verdict.Suspicious);

    /// <summary>True when a kind is allowed.</summary>
    public bool Allows(ContainmentKind kind) => Actions.Count == 0 ? kind != ContainmentKind.Stop : Actions.Contains(kind);
}
