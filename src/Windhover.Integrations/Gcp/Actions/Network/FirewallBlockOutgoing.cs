using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Gcp.Actions.Network;

/// <summary>Denies what a machine opens.</summary>
internal sealed class FirewallBlockOutgoing : FirewallAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("gcp.firewall-block-outgoing", ContainmentKind.BlockOutgoing, "Denies every connection that the machine opens by VPC firewall rules");

    /// <inheritdoc/>
    protected override IReadOnlyList<ConnectionRule> Denied(Containment wanted) => [new ConnectionRule { Serves = false }];
}
