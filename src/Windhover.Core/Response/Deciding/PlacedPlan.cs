using Windhover.Core.Response.Actions;

namespace Windhover.Core.Response.Deciding;

/// <summary>A plan with who carries it out.</summary>
/// <param name="Action">The action.</param>
/// <param name="Connection">Name of the connection.</param>
/// <param name="Plan">What will change.</param>
internal sealed record PlacedPlan(IAction Action, string Connection, ActionPlan Plan);
