using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>Lets a device do what it always did.</summary>
internal sealed class NftEnforcePatternOfLife() : NftAction(
    "enforce-pattern-of-life",
    ContainmentKind.EnforcePatternOfLife,
    "Lets a device go on with the connections of its own pattern of life and drops the rest at the gateway",
    "The allow-set is not empty. UDP and ICMP answers go on when connection tracking saw the question.");
