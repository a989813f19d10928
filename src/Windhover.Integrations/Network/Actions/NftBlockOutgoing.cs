using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>Drops every connection that a device opens.</summary>
internal sealed class NftBlockOutgoing() : NftAction(
    "block-outgoing",
    ContainmentKind.BlockOutgoing,
    "Drops every connection that a device opens through the gateway; connections to it go on",
    "Who opened a flow is asked of connection tracking; on a gateway that tracked nothing before, flows that run already may be taken for the other direction.");
