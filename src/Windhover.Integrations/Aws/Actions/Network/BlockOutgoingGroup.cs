using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>Drops what a machine opens.</summary>
internal sealed class BlockOutgoingGroup : OneWayGroup
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe(
        "aws.block-outgoing", ContainmentKind.BlockOutgoing, "Swaps the machine's security groups for one with their inbound rules and no outbound ones",
        "Answers to connections from outside go out as before.");

    /// <inheritdoc/>
    protected override bool KeepsEgress => false;
}
