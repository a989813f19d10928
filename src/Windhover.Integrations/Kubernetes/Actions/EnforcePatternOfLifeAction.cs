using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Lets a workload do what it always did.</summary>
internal sealed class EnforcePatternOfLifeAction : AllowSetAction
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = DescribeAllowSet("kubernetes.enforce-pattern-of-life", ContainmentKind.EnforcePatternOfLife, "Lets a workload do what it always did and drops the rest, by a network policy made of its allow-set");
}
