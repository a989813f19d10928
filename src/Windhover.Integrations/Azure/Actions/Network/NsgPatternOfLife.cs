using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Azure.Actions.Network;

/// <summary>Denies all but what a machine always did.</summary>
internal sealed class NsgPatternOfLife : NsgAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("azure.nsg-pattern-of-life", ContainmentKind.EnforcePatternOfLife, "Denies all connections but those of the machine's pattern of life in its network security group", "What the group denied before stays denied, also where it is a part of the pattern.");

    /// <inheritdoc/>
    protected override IEnumerable<NsgRule> Rules(Containment wanted, IReadOnlyList<AddressBlock> own) => NsgRules.Except(wanted.Allow, own);
}
