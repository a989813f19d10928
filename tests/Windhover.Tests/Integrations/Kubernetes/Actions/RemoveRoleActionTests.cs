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

    private static ActionRequest Asked(Scene scene, string account) => scene.Identity(ContainmentKind.RemoveRole, $"system:serviceaccount:{scene.Space}:{account}", $"reader-{scene.Number}");
}
