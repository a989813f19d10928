using Windhover.Core.Entities;

namespace Windhover.Core.Response.Policies;

/// <summary>Whom a rule of a policy is for.</summary>
/// <param name="Name">The rule; "" for what holds where no rule does.</param>
/// <param name="Mode">What the machine may do.</param>
/// <param name="Entities">For how many entities it is the one that holds, at some hour at least.</param>
/// <param name="Now">For how many it is the one that holds at this hour.</param>
/// <param name="Examples">The first of <paramref name="Entities"/>.</param>
public sealed record RuleCover(string Name, ResponseMode Mode, int Entities, int Now, IReadOnlyList<EntityRef> Examples);
