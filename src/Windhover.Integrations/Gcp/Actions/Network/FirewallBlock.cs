using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Gcp.Actions.Network;

/// <summary>Denies single connections.</summary>
internal sealed class FirewallBlock : FirewallAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("gcp.firewall-block", ContainmentKind.BlockConnections, "Denies the deviating connections by VPC firewall rules for the machine");

    /// <inheritdoc/>
    protected override IReadOnlyList<ConnectionRule> Denied(Containment wanted) => wanted.Block;
}
