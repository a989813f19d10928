using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Lets a workload do what its peers do.</summary>
internal sealed class EnforceGroupAction : AllowSetAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = DescribeAllowSet("kubernetes.enforce-group", ContainmentKind.EnforceGroup, "Lets a workload do what its peers do and drops the rest, by a network policy made of their allow-set");
}
