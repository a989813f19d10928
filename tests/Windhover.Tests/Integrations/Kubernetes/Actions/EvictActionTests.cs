using Shouldly;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Kubernetes.Actions;
using Windhover.Testing.Response;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

[Collection(ClusterGroup.Name)]
public sealed class EvictActionTests(Cluster cluster) : ActionConformance
{
    protected override IAction Action { get; } = new EvictAction();

    [Fact]
    public async Task APodThatTookTheNameOfTheOneMeantIsLeft()
    {
        await using var platform = await StartAsync();
        var plan = await Action.PlanAsync(platform.Connection, platform.Request, default);
        var path = $"/api/v1/namespaces/{plan.Change.Text("namespace")}/pods";
        await cluster.AskAsync("DELETE", $"{path}/{plan.Change.Text("pod")}?gracePeriodSeconds=0");
        await cluster.PodAsync(plan.Change.Text("namespace"), plan.Change.Text("pod"), "10.1.1.1", """{"app":"checkout"}""");
        var before = await platform.DumpAsync();
        await Action.ApplyAsync(platform.Connection, plan, default);
        (await platform.DumpAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task WhatADisruptionBudgetForbidsFailsInTheServersWords()
    {
        await using var platform = await StartAsync();
        var plan = await Action.PlanAsync(platform.Connection, platform.Request, default);
        var space = plan.Change.Text("namespace");
        await cluster.AskAsync("POST", $"/apis/policy/v1beta1/namespaces/{space}/poddisruptionbudgets", """{"metadata":{"name":"all"},"spec":{"minAvailable":2,"selector":{"matchLabels":{"app":"checkout"}}}}""");
        await cluster.AskAsync("PATCH", $"/api/v1/namespaces/{space}/pods/{plan.Change.Text("pod")}/status", """{"status":{"conditions":[{"type":"Ready","status":"True"}]}}""");
        var failed = await Should.ThrowAsync<ActionFailedException>(() => Action.ApplyAsync(platform.Connection, plan, default));
        failed.Message.ShouldContain("429 TooManyRequests");
        (await Action.VerifyAsync(platform.Connection, plan, default)).State.ShouldBe(ActionState.Absent);
    }

    [Fact]
    public async Task APodThatItsNodeStillEndsCountsAsEnded()
    {
        var scene = await Scene.MakeAsync(cluster);
        await cluster.PodAsync(scene.Space, "bound", scene.Address(30), "{}", spec: ""","nodeName":"worker","terminationGracePeriodSeconds":30""");
        await using var connection = cluster.Open();
        var plan = await Action.PlanAsync(connection, scene.Device(ContainmentKind.Stop, $"{scene.Space}/bound"), default);
        plan.Text.ShouldContain("Nothing makes another one");
        await Action.ApplyAsync(connection, plan, default);
        await Action.ApplyAsync(connection, plan, default);
        var check = await Action.VerifyAsync(connection, plan, default);
        check.State.ShouldBe(ActionState.InForce);
        check.Text.ShouldContain("is ending");
    }

    protected override async Task<ActionPlatform> StartAsync()
    {
        var scene = await Scene.MakeAsync(cluster);
        return new ClusterPlatform(cluster, cluster.Open(), scene.Device(ContainmentKind.Stop, $"{scene.Space}/checkout-abc12-1"), scene.Device(ContainmentKind.Stop, $"{scene.Space}/nobody"))
        {
            Paths = [$"/api/v1/namespaces/{scene.Space}/pods", $"/api/v1/namespaces/{scene.Other}/pods"],
        };
    }
}
