using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>Drops everything to and from a device.</summary>
internal sealed class NftQuarantine() : NftAction(
    "quarantine",
    ContainmentKind.Quarantine,
    "Drops everything from and to a device at the gateway",
    "Nothing of the device passes the gateway, name service and management included.");
