using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Gcp.Actions.Network;

/// <summary>Denies what comes to a machine.</summary>
internal sealed class FirewallBlockIncoming : FirewallAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("gcp.firewall-block-incoming", ContainmentKind.BlockIncoming, "Denies every connection to the machine by VPC firewall rules");

    /// <inheritdoc/>
    protected override IReadOnlyList<ConnectionRule> Denied(Containment wanted) => [new ConnectionRule { Serves = true }];
}
