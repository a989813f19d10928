using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>Lets nothing in and nothing out.</summary>
internal sealed class QuarantineGroup : GroupSwap
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe("aws.quarantine", ContainmentKind.Quarantine, "Swaps the machine's security groups for an empty one");

    /// <inheritdoc/>
    protected override Task<AllowSet> RulesAsync(AwsConnection at, AwsDevice device, Containment wanted, CancellationToken cancellation) => Task.FromResult(new AllowSet([], 0));
}
