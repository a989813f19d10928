namespace Windhover.Core.Response.Policies;

/// <summary>What the machine may do to one entity at one moment, and why.</summary>
/// <param name="Mode">What it may do.</param>
/// <param name="Rule">The rule that says so; "" for the policy's own mode.</param>
/// <param name="NeverTouched">What protects the entity, as the policy has it; "" when nothing does.</param>
public sealed record ModeInForce(ResponseMode Mode, string Rule, string NeverTouched);
