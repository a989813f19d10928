using Shouldly;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Kubernetes.Actions;
using Windhover.Testing.Response;
using Xunit;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

[Collection(ClusterGroup.Name)]
public sealed class RemoveRoleActionTests(Cluster cluster) : ActionConformance
{
    protected override IAction Action { get; } = new RemoveRoleAction();

    protected override async Task<ActionPlatform> StartAsync()
    {
        var scene = await (await Scene.MakeAsync(cluster)).WithAccountAsync();
        return new ClusterPlatform(cluster, cluster.Open(), Asked(scene, "checkout"), Asked(scene, "nobody"))
        {
            Paths = [scene.Binding, scene.WideBinding],
            Person = _ => (scene.Binding, """{"subjects":[{"kind":"Group","apiGroup":"rbac.authorization.k8s.io","name":"auditors"}]}"""),
        };
    }

    [Fact]
    public async Task OneBindingIsNamedAsTheAuditLogNamesItAndTheOtherStays()
    {
        var scene = await (await Scene.MakeAsync(cluster)).WithAccountAsync();
        await using var connection = cluster.Open();
        foreach (var (path, other) in new[] { (scene.Binding, scene.WideBinding), (scene.WideBinding, scene.Binding) })
        {
            var name = path[(path.LastIndexOf('/') + 1)..];
            var credential = path.Contains("/clusterrolebindings/", StringComparison.Ordinal) ? $"clusterrolebindings/{name}" : $"{scene.Space}/rolebindings/{name}";
            var plan = await Action.PlanAsync(connection, scene.Identity(ContainmentKind.RemoveRole, $"system:serviceaccount:{scene.Space}:checkout", credential), TestContext.Current.CancellationToken);
            plan.Before.ContainsKey(path).ShouldBeTrue();
            plan.Before.ContainsKey(other).ShouldBeFalse();
        }
    }

    private static ActionRequest Asked(Scene scene, string account) => scene.Identity(ContainmentKind.RemoveRole, $"system:serviceaccount:{scene.Space}:{account}", $"reader-{scene.Number}");
}
