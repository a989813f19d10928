using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Azure.Actions.Network;

/// <summary>Denies everything.</summary>
internal sealed class NsgQuarantine : NsgAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("azure.nsg-quarantine", ContainmentKind.Quarantine, "Denies everything to and from the machine in its network security group");

    /// <inheritdoc/>
    protected override IEnumerable<NsgRule> Rules(Containment wanted, IReadOnlyList<AddressBlock> own) => [.. NsgRules.All(isInbound: true, own), .. NsgRules.All(isInbound: false, own)];
}
