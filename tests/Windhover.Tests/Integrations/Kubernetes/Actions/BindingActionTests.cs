using Shouldly;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Kubernetes.Actions;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

[Collection(ClusterGroup.Name)]
public sealed class BindingActionTests(Cluster cluster)
{
    private static readonly IAction Disable = new DisableIdentityAction();
    private static readonly IAction Remove = new RemoveRoleAction();

    [Fact]
    public async Task ARoleNamedInFullIsTakenAloneAndOthersKeepTheirs()
    {
        var scene = await SceneAsync();
        await using var connection = cluster.Open();
        var plan = await Remove.PlanAsync(connection, scene.Identity(ContainmentKind.RemoveRole, Account(scene), $"clusterroles/reader-{scene.Number}"), default);
        await Remove.ApplyAsync(connection, plan, default);
        (await cluster.AskAsync("GET", scene.WideBinding)).List("subjects").ShouldHaveSingleItem().Text("name").ShouldBe("dana@example.com");
        (await cluster.AskAsync("GET", scene.Binding)).List("subjects").Count.ShouldBe(2);
    }

    [Fact]
    public async Task ACrashBetweenTwoBindingsIsMadeGoodEitherWay()
    {
        var scene = await SceneAsync();
        await using var connection = cluster.Open();
        var plan = await Disable.PlanAsync(connection, scene.Identity(ContainmentKind.DisableIdentity, "dana@example.com"), default);
        plan.Change["bindings"]!.AsArray().Count.ShouldBeGreaterThanOrEqualTo(2);
        plan = await Remove.PlanAsync(connection, scene.Identity(ContainmentKind.RemoveRole, "dana@example.com", $"reader-{scene.Number}"), default);
        var half = plan with { Change = (System.Text.Json.Nodes.JsonObject)plan.Change.DeepClone() };
        half.Change["bindings"]!.AsArray().RemoveAt(1);
        await Remove.ApplyAsync(connection, half, default);
        (await Remove.VerifyAsync(connection, plan, default)).State.ShouldBe(ActionState.Different);
        await Remove.ApplyAsync(connection, plan, default);
        (await Remove.VerifyAsync(connection, plan, default)).State.ShouldBe(ActionState.InForce);
        await Remove.UndoAsync(connection, half, default);
        (await Remove.UndoAsync(connection, plan, default)).State.ShouldBe(ActionState.Absent);
        (await cluster.AskAsync("GET", scene.WideBinding)).List("subjects").Count.ShouldBe(2);
    }

    [Fact]
    public async Task ABindingThatSomebodyDeletedIsNotMadeAgain()
    {
        var scene = await SceneAsync();
        await using var connection = cluster.Open();
        var plan = await Disable.PlanAsync(connection, scene.Identity(ContainmentKind.DisableIdentity, Account(scene)), default);
        await Disable.ApplyAsync(connection, plan, default);
        await cluster.AskAsync("DELETE", scene.Binding);
        (await Disable.VerifyAsync(connection, plan, default)).State.ShouldBe(ActionState.InForce);
        (await Disable.UndoAsync(connection, plan, default)).State.ShouldBe(ActionState.Different);
        (await cluster.AskAsync("GET", scene.Binding)).ShouldBeNull();
        (await cluster.AskAsync("GET", scene.WideBinding)).List("subjects").Count.ShouldBe(2);
    }

    [Fact]
    public async Task WhatTheConnectionMayNotChangeIsARefusalOfTheWhole()
    {
        var scene = await SceneAsync();
        await using var connection = cluster.Open(namespaces: scene.Space);
        (await Should.ThrowAsync<ActionRefusedException>(() => Disable.PlanAsync(connection, scene.Identity(ContainmentKind.DisableIdentity, Account(scene)), default))).Message.ShouldContain("whole cluster");
        await Remove.PlanAsync(connection, scene.Identity(ContainmentKind.RemoveRole, Account(scene), $"{scene.Space}/roles/reader-{scene.Number}"), default);
    }

    [Theory]
    [InlineData("system:kube-controller-manager")]
    [InlineData("system:node:worker-1")]
    [InlineData("system:serviceaccount:shop:../../x")]
    [InlineData("system:serviceaccount:shop")]
    [InlineData("system:serviceaccount:a/b:c")]
    [InlineData("dana\n@example.com")]
    [InlineData("")]
    public async Task PartsOfTheClusterAndBrokenNamesAreRefused(string name)
    {
        var scene = await Scene.MakeAsync(cluster);
        await using var connection = cluster.Open();
        var refused = await Should.ThrowAsync<ActionRefusedException>(() => Disable.PlanAsync(connection, scene.Identity(ContainmentKind.DisableIdentity, name), default));
        refused.Message.ShouldNotContain("\n");
    }

    private static string Account(Scene scene) => $"system:serviceaccount:{scene.Space}:checkout";

    private async Task<Scene> SceneAsync() => await (await Scene.MakeAsync(cluster)).WithAccountAsync();
}
