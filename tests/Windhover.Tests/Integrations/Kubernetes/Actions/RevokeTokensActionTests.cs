using System.Net;
using Shouldly;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Kubernetes.Actions;
using Windhover.Testing.Response;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

[Collection(ClusterGroup.Name)]
public sealed class RevokeTokensActionTests(Cluster cluster) : ActionConformance
{
    private const string Question = """{"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectRulesReview","spec":{"namespace":"default"}}""";

    protected override IAction Action { get; } = new RevokeTokensAction();

    [Fact]
    public async Task TokensOfBeforeAreRefusedAndNewOnesAreGood()
    {
        var scene = await (await Scene.MakeAsync(cluster)).WithAccountAsync();
        await using var connection = cluster.Open();
        var token = await cluster.TokenAsync(scene.Space, "checkout");
        await Cluster.UntilAsync(async () => await SignInAsync(token) == HttpStatusCode.Created);
        var plan = await Action.PlanAsync(connection, Asked(scene), default);
        await Action.ApplyAsync(connection, plan, default);
        await Cluster.UntilAsync(async () => await SignInAsync(token) == HttpStatusCode.Unauthorized);
        var next = await cluster.TokenAsync(scene.Space, "checkout");
        await Cluster.UntilAsync(async () => await SignInAsync(next) == HttpStatusCode.Created);
        (await SignInAsync(token)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task WhatTheAccountHadItHasAgain()
    {
        var scene = await (await Scene.MakeAsync(cluster)).WithAccountAsync();
        await using var connection = cluster.Open();
        await Action.ApplyAsync(connection, await Action.PlanAsync(connection, Asked(scene), default), default);
        var account = await cluster.AskAsync("GET", scene.Account);
        account.Text("metadata", "labels", "app").ShouldBe("checkout");
        account.Text("metadata", "annotations", "example.com/role").ShouldBe("shop");
        account.List("imagePullSecrets").ShouldHaveSingleItem().Text("name").ShouldBe("registry");
        account!["automountServiceAccountToken"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task AnAccountThatACrashLeftDeletedIsMadeAgain()
    {
        var scene = await (await Scene.MakeAsync(cluster)).WithAccountAsync();
        await using var connection = cluster.Open();
        var plan = await Action.PlanAsync(connection, Asked(scene), default);
        await cluster.AskAsync("DELETE", scene.Account);
        (await Action.VerifyAsync(connection, plan, default)).State.ShouldBe(ActionState.Different);
        await Action.ApplyAsync(connection, plan, default);
        (await Action.VerifyAsync(connection, plan, default)).State.ShouldBe(ActionState.InForce);
    }

    [Fact]
    public async Task AnAccountThatTheClusterMadeAgainByItselfGetsBackWhatItHad()
    {
        var scene = await (await Scene.MakeAsync(cluster)).WithAccountAsync();
        await using var connection = cluster.Open();
        var plan = await Action.PlanAsync(connection, Asked(scene), default);
        await cluster.AskAsync("DELETE", scene.Account);
        await cluster.AskAsync("POST", $"/api/v1/namespaces/{scene.Space}/serviceaccounts", """{"metadata":{"name":"checkout"}}""");
        await Action.ApplyAsync(connection, plan, default);
        (await Action.VerifyAsync(connection, plan, default)).State.ShouldBe(ActionState.InForce);
        (await cluster.AskAsync("GET", scene.Account)).List("imagePullSecrets").Count.ShouldBe(1);
    }

    [Fact]
    public async Task APersonIsRefusedBecauseItsSessionsAreElsewhere()
    {
        var scene = await Scene.MakeAsync(cluster);
        await using var connection = cluster.Open();
        (await Should.ThrowAsync<ActionRefusedException>(() => Action.PlanAsync(connection, scene.Identity(ContainmentKind.RevokeSessions, "dana@example.com"), default))).Message.ShouldContain("signs in");
    }

    protected override async Task<ActionPlatform> StartAsync()
    {
        var scene = await (await Scene.MakeAsync(cluster)).WithAccountAsync();
        return new ClusterPlatform(cluster, cluster.Open(), Asked(scene), scene.Identity(ContainmentKind.RevokeSessions, $"system:serviceaccount:{scene.Space}:nobody")) { Paths = [$"/api/v1/namespaces/{scene.Space}/serviceaccounts"] };
    }

    private static ActionRequest Asked(Scene scene) => scene.Identity(ContainmentKind.RevokeSessions, $"system:serviceaccount:{scene.Space}:checkout");

    private Task<HttpStatusCode> SignInAsync(string token) => cluster.StatusAsync("POST", "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews", Question, token);
}
