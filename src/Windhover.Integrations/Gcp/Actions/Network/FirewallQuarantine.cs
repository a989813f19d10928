using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Gcp.Actions.Network;

/// <summary>Denies everything.</summary>
internal sealed class FirewallQuarantine : FirewallAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("gcp.quarantine", ContainmentKind.Quarantine, "Denies everything to and from the machine by VPC firewall rules");

    /// <inheritdoc/>
    protected override IReadOnlyList<ConnectionRule> Denied(Containment wanted) => [new ConnectionRule { Serves = true }, new ConnectionRule { Serves = false }];
}
