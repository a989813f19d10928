using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Azure.Actions.Network;

/// <summary>Denies what comes to a machine.</summary>
internal sealed class NsgBlockIncoming : NsgAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("azure.nsg-block-incoming", ContainmentKind.BlockIncoming, "Denies every connection to the machine in its network security group");

    /// <inheritdoc/>
    protected override IEnumerable<NsgRule> Rules(Containment wanted, IReadOnlyList<AddressBlock> own) => NsgRules.All(isInbound: true, own);
}
