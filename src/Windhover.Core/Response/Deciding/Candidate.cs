using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Simulating;

namespace Windhover.Core.Response.Deciding;

/// <summary>One rung with what it would cost and stop, and who can do it.</summary>
/// <param name="Containment">What would be done.</param>
/// <param name="Simulation">What it would have blocked.</param>
/// <param name="Place">Who can do it, with the plan; null when nobody can.</param>
/// <param name="Refusal">Why nobody can; "" when somebody can.</param>
internal sealed record Candidate(Containment Containment, SimulationResult Simulation, PlacedPlan? Place, string Refusal);
