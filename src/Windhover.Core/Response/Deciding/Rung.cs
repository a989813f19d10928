using Windhover.Core.Response.Actions;

namespace Windhover.Core.Response.Deciding;

/// <summary>One step of a ladder.</summary>
/// <param name="Containment">What would be done.</param>
/// <param name="Tried">Of an allow-set: the rules that it is tried by; null for all others.</param>
/// <param name="Granted">Of what was granted in the story: when, epoch milliseconds; 0 for all others.</param>
internal sealed record Rung(Containment Containment, IReadOnlyList<ConnectionRule>? Tried = null, long Granted = 0);
