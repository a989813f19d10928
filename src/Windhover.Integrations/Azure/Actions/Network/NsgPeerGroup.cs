using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Azure.Actions.Network;

/// <summary>Denies all but what a machine's peers do.</summary>
internal sealed class NsgPeerGroup : NsgAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("azure.nsg-peer-group", ContainmentKind.EnforceGroup, "Denies all connections but those of the machine's peers in its network security group", "What the group denied before stays denied, also where it is a part of the pattern.");

    /// <inheritdoc/>
    protected override IEnumerable<NsgRule> Rules(Containment wanted, IReadOnlyList<AddressBlock> own) => NsgRules.Except(wanted.Allow, own);
}
