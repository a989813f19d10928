namespace Windhover.Server.Operations;

/// <summary>Whether the server does its work.</summary>
/// <param name="Ready">True when there is no reason why not.</param>
/// <param name="Reasons">Why not.</param>
internal sealed record Readiness(bool Ready, IReadOnlyList<ReadinessReason> Reasons);
