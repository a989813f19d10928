namespace Windhover.Integrations.Azure.Actions.Network;

/// <summary>Rules of security groups.</summary>
/// <param name="Rules">The rules, in the order in which they are made.</param>
internal sealed record NsgPlan(IReadOnlyList<NsgPlaced> Rules);
