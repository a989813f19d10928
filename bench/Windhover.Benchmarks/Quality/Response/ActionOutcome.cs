using Windhover.Core.Response.Actions;

namespace Windhover.Benchmarks.Quality.Response;

/// <summary>What one action would have dropped while it stood.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="IsTaken">True when the machine took it by itself, false when it was proposed.</param>
/// <param name="IsOnAttack">True when the entity is part of an attack at that time.</param>
/// <param name="Normal">Normal records of the entity in that time.</param>
/// <param name="NormalBlocked">Those that would have been dropped.</param>
/// <param name="Malicious">Malicious records in that time.</param>
/// <param name="MaliciousBlocked">Those that would have been dropped.</param>
/// <param name="Text">On whom, why, and what the simulation promised.</param>
internal sealed record ActionOutcome(ContainmentKind Kind, bool IsTaken, bool IsOnAttack, long Normal, long NormalBlocked, long Malicious, long MaliciousBlocked, string Text);
