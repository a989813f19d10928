using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>Drops what comes to a machine.</summary>
internal sealed class BlockIncomingGroup : OneWayGroup
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe(
        "aws.block-incoming", ContainmentKind.BlockIncoming, "Swaps the machine's security groups for one with their outbound rules and no inbound ones",
        "Answers to connections that the machine opens come in as before.");

    /// <inheritdoc/>
    protected override bool KeepsEgress => true;
}
