using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>Lets a device do what its peers do.</summary>
internal sealed class NftEnforceGroup() : NftAction(
    "enforce-group",
    ContainmentKind.EnforceGroup,
    "Lets a device go on with the connections of its peer group and drops the rest at the gateway",
    "The allow-set is not empty. UDP and ICMP answers go on when connection tracking saw the question.");
