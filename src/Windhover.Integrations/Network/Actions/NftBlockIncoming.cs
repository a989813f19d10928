using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>Drops every connection to a device.</summary>
internal sealed class NftBlockIncoming() : NftAction(
    "block-incoming",
    ContainmentKind.BlockIncoming,
    "Drops every connection to a device through the gateway; connections that it opens go on",
    "Who opened a flow is asked of connection tracking; on a gateway that tracked nothing before, flows that run already may be taken for the other direction.");
