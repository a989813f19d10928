using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>Keeps the rules of one direction that a machine's groups have, and drops the other direction.</summary>
internal abstract class OneWayGroup : GroupSwap
{
    /// <summary>True when what the machine opens goes on.</summary>
    protected abstract bool KeepsEgress { get; }

    /// <inheritdoc/>
    protected sealed override async Task<AllowSet> RulesAsync(AwsConnection at, AwsDevice device, Containment wanted, CancellationToken cancellation)
    {
        if (device.Interfaces.Any(i => !i.Groups.SequenceEqual(device.Interfaces[0].Groups))) throw new ActionRefusedException($"The network interfaces of {device.Name} have different security groups.");
        var groups = await SecurityGroup.FindAsync(at.Ec2(device.Account, device.Region), device.Interfaces[0].Groups, cancellation).ConfigureAwait(false);
        return new AllowSet([.. groups.SelectMany(g => g.Rules).Where(r => r.Egress == KeepsEgress).Distinct()], 0);
    }
}
