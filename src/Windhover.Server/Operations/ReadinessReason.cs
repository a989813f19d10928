namespace Windhover.Server.Operations;

/// <summary>Why the server does not do its work.</summary>
/// <param name="Part">What is at fault: <c>engine</c>, <c>disk</c>, <c>state</c> or <c>telemetry</c>.</param>
/// <param name="Reason">In one sentence.</param>
internal sealed record ReadinessReason(string Part, string Reason);
