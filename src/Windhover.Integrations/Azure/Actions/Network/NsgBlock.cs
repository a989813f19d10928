using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Azure.Actions.Network;

/// <summary>Denies single connections.</summary>
internal sealed class NsgBlock : NsgAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("azure.nsg-block", ContainmentKind.BlockConnections, "Denies the deviating connections in the machine's network security group");

    /// <inheritdoc/>
    protected override IEnumerable<NsgRule> Rules(Containment wanted, IReadOnlyList<AddressBlock> own) => NsgRules.Deny(wanted.Block, own);
}
