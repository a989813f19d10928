using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Azure.Actions.Network;

/// <summary>Denies what a machine opens.</summary>
internal sealed class NsgBlockOutgoing : NsgAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("azure.nsg-block-outgoing", ContainmentKind.BlockOutgoing, "Denies every connection that the machine opens in its network security group");

    /// <inheritdoc/>
    protected override IEnumerable<NsgRule> Rules(Containment wanted, IReadOnlyList<AddressBlock> own) => NsgRules.All(isInbound: false, own);
}
