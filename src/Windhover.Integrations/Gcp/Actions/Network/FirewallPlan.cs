namespace Windhover.Integrations.Gcp.Actions.Network;

/// <summary>Rules for a tag, and the machine that gets it.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Tag">The tag.</param>
/// <param name="Rules">The rules.</param>
internal sealed record FirewallPlan(GcpInstance Machine, string Tag, IReadOnlyList<GcpRule> Rules);
