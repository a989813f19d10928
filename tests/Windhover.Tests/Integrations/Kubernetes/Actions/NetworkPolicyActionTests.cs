using System.Text.Json.Nodes;
using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Kubernetes.Actions;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

[Collection(ClusterGroup.Name)]
public sealed class NetworkPolicyActionTests(Cluster cluster)
{
    private static readonly QuarantineAction Quarantine = new();
    private static readonly EnforcePatternOfLifeAction Enforce = new();

    [Fact]
    public async Task AnAllowSetBecomesAPolicyOfTheWorkload()
    {
        var scene = await Scene.MakeAsync(cluster);
        await using var connection = cluster.Open();
        var plan = await PlanAsync(Enforce, connection, scene.Device(ContainmentKind.EnforcePatternOfLife, allow: scene.AllowSet()));
        await ((IAction)Enforce).ApplyAsync(connection, plan, default);
        var spec = (await cluster.AskAsync("GET", $"{scene.Policies}/windhover-a{scene.Number}"))!["spec"];
        JsonNode.DeepEquals(spec, JsonNode.Parse($$$"""
            {
              "podSelector": {"matchLabels": {"app": "checkout"}},
              "policyTypes": ["Ingress", "Egress"],
              "ingress": [
                {"from": [{"podSelector": {"matchLabels": {"app": "checkout"} }}], "ports": [{"protocol": "TCP", "port": 8080}]},
                {"ports": [{"protocol": "TCP", "port": 9090}]}
              ],
              "egress": [
                {"to": [{"ipBlock": {"cidr": "{{{scene.ServiceAddress(11)}}}/32"}}, {"ipBlock": {"cidr": "198.51.100.0/24"}}], "ports": [{"protocol": "TCP", "port": 443}]},
                {"to": [{"podSelector": {"matchLabels": {"app": "db"}}, "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "{{{scene.Other}}}"} }}], "ports": [{"protocol": "TCP", "port": 5432}]},
                {"to": [{"ipBlock": {"cidr": "192.0.2.7/32"}}], "ports": [{"protocol": "TCP", "port": 6443}]},
                {"to": [{"podSelector": {"matchLabels": {"app": "names"}}, "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "{{{scene.Other}}}"} }}], "ports": [{"protocol": "UDP", "port": 5353}]},
                {"to": [{"ipBlock": {"cidr": "{{{scene.ServiceAddress(10)}}}/32"}}], "ports": [{"protocol": "UDP", "port": 53}]}
              ]
            }
            """)).ShouldBeTrue(spec!.ToJsonString());
        plan.Text.ShouldContain("1 of its rules cannot be said");
    }

    [Fact]
    public async Task WhereAnotherWorkloadHasTheSameLabelsTheOnePodAloneIsHeld()
    {
        var scene = await Scene.MakeAsync(cluster);
        await cluster.PodAsync(scene.Space, "import-9x9x9-1", scene.Address(9), """{"app":"checkout"}""", "import-9x9x9");
        await using var connection = cluster.Open();
        var plan = await PlanAsync(Enforce, connection, scene.Device(ContainmentKind.EnforcePatternOfLife, allow: scene.AllowSet()));
        plan.Change["spec"].Map("podSelector", "matchLabels").ShouldHaveSingleItem().Key.ShouldBe($"windhover-a{scene.Number}");
    }

    [Fact]
    public async Task APolicyThatStillAllowsTheSamePodIsARefusalAndOneOfAnotherPodIsNot()
    {
        var scene = await Scene.MakeAsync(cluster);
        await using var connection = cluster.Open();
        var request = scene.Device(ContainmentKind.Quarantine);
        await PolicyAsync(scene, "other", """{"podSelector":{"matchExpressions":[{"key":"app","operator":"NotIn","values":["checkout"]}]},"policyTypes":["Egress"],"egress":[{}]}""");
        await PolicyAsync(scene, "deny", """{"podSelector":{},"policyTypes":["Ingress","Egress"]}""");
        var plan = await PlanAsync(Quarantine, connection, request);
        await PolicyAsync(scene, "web", """{"podSelector":{"matchExpressions":[{"key":"app","operator":"In","values":["checkout"]}]},"policyTypes":["Ingress"],"ingress":[{"ports":[{"port":8080}]}]}""");
        (await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync(Quarantine, connection, request))).Message.ShouldContain("web (incoming)");
        await Should.ThrowAsync<ActionRefusedException>(() => ((IAction)Quarantine).ApplyAsync(connection, plan, default));
        await ((IAction)new BlockOutgoingAction()).PlanAsync(connection, scene.Device(ContainmentKind.BlockOutgoing), default);
    }

    [Fact]
    public async Task APolicyThatOpensThePodLaterIsTold()
    {
        var scene = await Scene.MakeAsync(cluster);
        await using var connection = cluster.Open();
        var plan = await PlanAsync(Quarantine, connection, scene.Device(ContainmentKind.Quarantine));
        await ((IAction)Quarantine).ApplyAsync(connection, plan, default);
        await PolicyAsync(scene, "open", """{"podSelector":{},"policyTypes":["Egress"],"egress":[{}]}""");
        var check = await ((IAction)Quarantine).VerifyAsync(connection, plan, default);
        check.State.ShouldBe(ActionState.Different);
        check.Text.ShouldContain("open (outgoing)");
    }

    [Fact]
    public async Task ACrashBetweenPolicyAndLabelIsMadeGood()
    {
        var scene = await Scene.MakeAsync(cluster);
        await using var connection = cluster.Open();
        var plan = await PlanAsync(Quarantine, connection, scene.Device(ContainmentKind.Quarantine));
        await cluster.AskAsync("POST", scene.Policies, PolicyChange.Of(plan.Change).Policy().ToJsonString());
        (await ((IAction)Quarantine).VerifyAsync(connection, plan, default)).State.ShouldBe(ActionState.Different);
        await ((IAction)Quarantine).ApplyAsync(connection, plan, default);
        (await ((IAction)Quarantine).VerifyAsync(connection, plan, default)).State.ShouldBe(ActionState.InForce);
        await cluster.AskAsync("DELETE", $"{scene.Policies}/windhover-a{scene.Number}");
        (await ((IAction)Quarantine).VerifyAsync(connection, plan, default)).State.ShouldBe(ActionState.Different);
        (await ((IAction)Quarantine).UndoAsync(connection, plan, default)).State.ShouldBe(ActionState.Absent);
        (await cluster.AskAsync("GET", scene.Pod)).Map("metadata", "labels").Keys.ShouldBe(["app", "pod-template-hash"]);
    }

    [Fact]
    public async Task APolicyOfThatNameThatIsNotOursIsNeverTouched()
    {
        var scene = await Scene.MakeAsync(cluster);
        await using var connection = cluster.Open();
        var plan = await PlanAsync(Quarantine, connection, scene.Device(ContainmentKind.Quarantine));
        await PolicyAsync(scene, $"windhover-a{scene.Number}", """{"podSelector":{"matchLabels":{"app":"none"}},"policyTypes":["Ingress"]}""");
        await Should.ThrowAsync<ActionFailedException>(() => ((IAction)Quarantine).ApplyAsync(connection, plan, default));
        await ((IAction)Quarantine).UndoAsync(connection, plan, default);
        (await cluster.AskAsync("GET", $"{scene.Policies}/windhover-a{scene.Number}")).ShouldNotBeNull();
    }

    [Fact]
    public async Task APodThatIsGoneNeedsNoLabelAndItsSuccessorGetsNone()
    {
        var scene = await Scene.MakeAsync(cluster);
        await using var connection = cluster.Open();
        var plan = await PlanAsync(Quarantine, connection, scene.Device(ContainmentKind.Quarantine));
        await ((IAction)Quarantine).ApplyAsync(connection, plan, default);
        await cluster.AskAsync("DELETE", scene.Pod + "?gracePeriodSeconds=0");
        await cluster.PodAsync(scene.Space, "checkout-abc12-1", scene.Address(1), """{"app":"checkout"}""");
        (await ((IAction)Quarantine).VerifyAsync(connection, plan, default)).Text.ShouldContain("is gone");
        await Should.ThrowAsync<ActionRefusedException>(() => ((IAction)Quarantine).ApplyAsync(connection, plan, default));
        (await ((IAction)Quarantine).UndoAsync(connection, plan, default)).State.ShouldBe(ActionState.Absent);
        (await cluster.AskAsync("GET", scene.Pod)).Map("metadata", "labels").Keys.ShouldBe(["app"]);
    }

    [Fact]
    public async Task APodOnItsNodesNetworkIsRefused()
    {
        var scene = await Scene.MakeAsync(cluster);
        await cluster.PodAsync(scene.Space, "agent", scene.Address(20), "{}", spec: ""","hostNetwork":true""");
        await using var connection = cluster.Open();
        (await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync(Quarantine, connection, scene.Device(ContainmentKind.Quarantine, $"{scene.Space}/agent")))).Message.ShouldContain("node's network");
        await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync(Quarantine, connection, scene.Device(ContainmentKind.Quarantine, last: 20)));
    }

    [Fact]
    public async Task APodWithOtherAddressesThanThoseSeenIsNotTheOneMeant()
    {
        var scene = await Scene.MakeAsync(cluster);
        await using var connection = cluster.Open();
        var entity = new EntityRef { Type = EntityType.Device, Id = $"device:{scene.Space}/checkout-abc12-1", Name = "x", Ips = ["10.9.9.9"] };
        (await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync(Quarantine, connection, new ActionRequest("a", new Containment { Kind = ContainmentKind.Quarantine, Entity = entity }, 0, 1)))).Message.ShouldContain("not the same pod");
    }

    [Theory]
    [InlineData("../../secrets/all")]
    [InlineData("kube-system/../../../secrets")]
    [InlineData("shop/pod?dryRun=All")]
    [InlineData("shop/pod#x")]
    [InlineData("shop/%2e%2e")]
    [InlineData("shop/..")]
    [InlineData("shop/pod\n{\"a\":1}")]
    [InlineData("shop/")]
    [InlineData("/")]
    [InlineData("")]
    [InlineData("shop/pod,status.podIP=10.0.0.1")]
    public async Task ANameThatIsNoNameNeverReachesTheServer(string name)
    {
        var scene = new ActionRequest("a1", new Containment { Kind = ContainmentKind.Quarantine, Entity = new EntityRef { Type = EntityType.Device, Id = "device:" + name, Name = name } }, 0, 1);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["server"] = "http://127.0.0.1:9", ["token"] = "t", ["timeout_seconds"] = "1" };
        await using var nobody = new KubernetesResponder().Open(new("x", settings), TimeProvider.System);

        // Nothing listens there: a call would fail, not be refused.
        var refused = await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync(Quarantine, nobody, scene));
        refused.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task OutsideOfTheNamespacesItMayActInNothingIsDone()
    {
        var scene = await Scene.MakeAsync(cluster);
        await using var connection = cluster.Open(namespaces: scene.Other);
        foreach (var id in new[] { $"{scene.Space}/checkout-abc12-1", scene.Address(1) }) await Should.ThrowAsync<ActionRefusedException>(() => PlanAsync(Quarantine, connection, scene.Device(ContainmentKind.Quarantine, id)));
        (await PlanAsync(Quarantine, connection, scene.Device(ContainmentKind.Quarantine, last: 3))).Place.ShouldBe($"{scene.Other}/db-0");
    }

    private static Task<ActionPlan> PlanAsync(IAction action, IResponderConnection connection, ActionRequest request) => action.PlanAsync(connection, request, default);

    private Task PolicyAsync(Scene scene, string name, string spec) => cluster.AskAsync("POST", scene.Policies, $$$"""{"metadata":{"name":"{{{name}}}"},"spec":{{{spec}}} }""");
}
