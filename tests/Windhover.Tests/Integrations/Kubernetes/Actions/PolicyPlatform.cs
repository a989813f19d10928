using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

/// <summary>A pod named as audit events name it, with its namespace's policies; a person lets more through.</summary>
internal static class PolicyPlatform
{
    public static async Task<ActionPlatform> StartAsync(Cluster cluster, ContainmentKind kind)
    {
        var scene = await Scene.MakeAsync(cluster);
        return new ClusterPlatform(cluster, cluster.Open(), scene.Device(kind, $"{scene.Space}/checkout-abc12-1", allow: scene.AllowSet()), scene.Device(kind, $"{scene.Space}/checkout-abc12-9", allow: scene.AllowSet()))
        {
            Paths = [scene.Policies, $"/api/v1/namespaces/{scene.Space}/pods", $"/api/v1/namespaces/{scene.Other}/pods"],
            Person = plan => ($"{scene.Policies}/windhover-{plan.ActionId}", """{"spec":{"policyTypes":["Ingress","Egress"],"egress":[{"to":[{"ipBlock":{"cidr":"203.0.113.9/32"}}]}]}}"""),
        };
    }
}
