using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>Drops the connections that deviate, in both directions, and nothing else.</summary>
internal sealed class NftBlockConnections() : NftAction(
    "block-connections",
    ContainmentKind.BlockConnections,
    "Drops the named connections of a device at the gateway; everything else goes on",
    "A rule without a port needs connection tracking to have seen the flow begin; on a gateway that tracked nothing before, flows that run already may be taken for the other direction.");
