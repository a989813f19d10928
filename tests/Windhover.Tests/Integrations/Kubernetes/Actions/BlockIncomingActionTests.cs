using Windhover.Core.Response.Actions;
using Windhover.Integrations.Kubernetes.Actions;
using Windhover.Testing.Response;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

[Collection(ClusterGroup.Name)]
public sealed class BlockIncomingActionTests(Cluster cluster) : ActionConformance
{
    protected override IAction Action { get; } = new BlockIncomingAction();

    protected override Task<ActionPlatform> StartAsync() => PolicyPlatform.StartAsync(cluster, ContainmentKind.BlockIncoming);
}
