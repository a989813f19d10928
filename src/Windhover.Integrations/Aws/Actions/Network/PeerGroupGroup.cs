using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>Lets a machine do what its peers do.</summary>
internal sealed class PeerGroupGroup : GroupSwap
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe(
        "aws.security-groups-of-peers", ContainmentKind.EnforceGroup, "Swaps the machine's security groups for one that allows what its peers do",
        "Blocks of addresses are joined, and widened where the quota of rules asks for it; the plan says how many.");

    /// <inheritdoc/>
    protected override Task<AllowSet> RulesAsync(AwsConnection at, AwsDevice device, Containment wanted, CancellationToken cancellation) =>
        Task.FromResult(wanted.Allow.Count == 0 ? throw new ActionRefusedException("The allow-set is empty, which would be a quarantine.") : AllowSet.Of(wanted.Allow, at.GroupRules));
}
