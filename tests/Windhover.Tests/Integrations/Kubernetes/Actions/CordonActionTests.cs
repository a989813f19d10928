using Shouldly;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Kubernetes.Actions;
using Windhover.Testing.Response;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

[Collection(ClusterGroup.Name)]
public sealed class CordonActionTests(Cluster cluster) : ActionConformance
{
    protected override IAction Action { get; } = new CordonAction();

    [Fact]
    public async Task ANodeIsKnownByItsNameItsMachineAndItsAddress()
    {
        var scene = await (await Scene.MakeAsync(cluster)).WithNodeAsync();
        await using var connection = cluster.Open();
        foreach (var id in new[] { scene.Node, $"i-0abc{scene.Number}", scene.Address(200) })
            (await Action.PlanAsync(connection, scene.Device(ContainmentKind.Stop, id), default)).Place.ShouldBe($"nodes/{scene.Node}");
    }

    [Fact]
    public async Task ANodeThatSomebodyElseCordonedIsRefusedAndLeft()
    {
        var scene = await (await Scene.MakeAsync(cluster)).WithNodeAsync();
        await using var connection = cluster.Open();
        var plan = await Action.PlanAsync(connection, scene.Device(ContainmentKind.Stop, scene.Node), default);
        await cluster.AskAsync("PATCH", scene.NodePath, """{"spec":{"unschedulable":true}}""");
        await Should.ThrowAsync<ActionRefusedException>(() => Action.PlanAsync(connection, scene.Device(ContainmentKind.Stop, scene.Node), default));
        await Should.ThrowAsync<ActionRefusedException>(() => Action.ApplyAsync(connection, plan, default));
        (await Action.UndoAsync(connection, plan, default)).State.ShouldBe(ActionState.Absent);
        (await cluster.AskAsync("GET", scene.NodePath)).Truth("spec", "unschedulable").ShouldBeTrue();
    }

    protected override async Task<ActionPlatform> StartAsync()
    {
        var scene = await (await Scene.MakeAsync(cluster)).WithNodeAsync();
        return new ClusterPlatform(cluster, cluster.Open(), scene.Device(ContainmentKind.Stop, scene.Node), scene.Device(ContainmentKind.Stop, "worker-none"))
        {
            Paths = [scene.NodePath],
            Person = _ => (scene.NodePath, """{"spec":{"unschedulable":null,"podCIDR":"10.200.0.0/24"}}"""),
        };
    }
}
