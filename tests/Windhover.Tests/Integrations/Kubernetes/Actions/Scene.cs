using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

/// <summary>
/// A shop of one test: a namespace with a workload of two pods, a pod of another namespace, a service that selects pods and one that does not, a node, and a service account with roles.
/// </summary>
internal sealed class Scene
{
    private readonly Cluster cluster;

    private Scene(Cluster cluster, int number) => (this.cluster, Number) = (cluster, number);

    public int Number { get; }

    public string Space => $"shop-{Number}";

    public string Other => $"data-{Number}";

    public string Node => $"worker-{Number}";

    public string Pod => $"/api/v1/namespaces/{Space}/pods/checkout-abc12-1";

    public string Policies => $"/apis/networking.k8s.io/v1/namespaces/{Space}/networkpolicies";

    public string Account => $"/api/v1/namespaces/{Space}/serviceaccounts/checkout";

    public string Binding => $"/apis/rbac.authorization.k8s.io/v1/namespaces/{Space}/rolebindings/readers";

    public string WideBinding => $"/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/readers-{Number}";

    public string NodePath => $"/api/v1/nodes/{Node}";

    // Never more than 60,000 tests: the last parts of an address of a test's own network.
    public string Address(int last) => $"10.{64 + (Number / 250)}.{Number % 250}.{last}";

    public string ServiceAddress(int last) => $"10.96.{Number % 250}.{last}";

    public static async Task<Scene> MakeAsync(Cluster cluster)
    {
        var scene = new Scene(cluster, cluster.Number());
        await cluster.NamespaceAsync(scene.Space);
        await cluster.NamespaceAsync(scene.Other);
        const string labels = """{"app":"checkout","pod-template-hash":"abc12"}""";
        await cluster.PodAsync(scene.Space, "checkout-abc12-1", scene.Address(1), labels, "checkout-abc12");
        await cluster.PodAsync(scene.Space, "checkout-abc12-2", scene.Address(2), labels, "checkout-abc12");
        await cluster.PodAsync(scene.Other, "db-0", scene.Address(3), """{"app":"db","statefulset.kubernetes.io/pod-name":"db-0"}""");
        await cluster.AskAsync("POST", $"/api/v1/namespaces/{scene.Other}/services", $$$"""{"metadata":{"name":"names"},"spec":{"clusterIP":"{{{scene.ServiceAddress(10)}}}","selector":{"app":"names"},"ports":[{"name":"dns","port":53,"targetPort":5353,"protocol":"UDP"}]}}""");
        await cluster.AskAsync("POST", $"/api/v1/namespaces/{scene.Other}/services", $$$"""{"metadata":{"name":"outer"},"spec":{"clusterIP":"{{{scene.ServiceAddress(11)}}}","ports":[{"name":"https","port":443,"targetPort":6443,"protocol":"TCP"}]}}""");
        await cluster.AskAsync("POST", $"/api/v1/namespaces/{scene.Other}/endpoints", """{"metadata":{"name":"outer"},"subsets":[{"addresses":[{"ip":"192.0.2.7"}],"ports":[{"name":"https","port":6443,"protocol":"TCP"}]}]}""");
        return scene;
    }

    public async Task<Scene> WithNodeAsync()
    {
        await cluster.AskAsync("POST", "/api/v1/nodes", $$$"""{"metadata":{"name":"{{{Node}}}"},"spec":{"providerID":"aws:///eu-central-1a/i-0abc{{{Number}}}"}}""");
        await cluster.AskAsync("PATCH", NodePath + "/status", $$$"""{"status":{"addresses":[{"type":"InternalIP","address":"{{{Address(200)}}}"}]}}""");
        return this;
    }

    public async Task<Scene> WithAccountAsync()
    {
        const string rbac = "/apis/rbac.authorization.k8s.io/v1";
        const string rules = """[{"verbs":["get"],"apiGroups":[""],"resources":["configmaps"]}]""";
        var reader = $"reader-{Number}";
        await cluster.AskAsync("POST", $"/api/v1/namespaces/{Space}/serviceaccounts", """{"metadata":{"name":"checkout","labels":{"app":"checkout"},"annotations":{"example.com/role":"shop"}},"imagePullSecrets":[{"name":"registry"}],"automountServiceAccountToken":false}""");
        await cluster.AskAsync("POST", $"{rbac}/clusterroles", $$$"""{"metadata":{"name":"{{{reader}}}"},"rules":{{{rules}}} }""");
        await cluster.AskAsync("POST", $"{rbac}/namespaces/{Space}/roles", $$$"""{"metadata":{"name":"{{{reader}}}"},"rules":{{{rules}}} }""");
        var subjects = $$$"""[{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"dana@example.com"},{"kind":"ServiceAccount","namespace":"{{{Space}}}","name":"checkout"}]""";
        await cluster.AskAsync("POST", $"{rbac}/namespaces/{Space}/rolebindings", $$$"""{"metadata":{"name":"readers"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"{{{reader}}}"},"subjects":{{{subjects}}} }""");
        await cluster.AskAsync("POST", $"{rbac}/clusterrolebindings", $$$"""{"metadata":{"name":"readers-{{{Number}}}"},"roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"{{{reader}}}"},"subjects":{{{subjects}}} }""");
        return this;
    }

    /// <summary>What is asked of a pod or a node by its address, or by another id.</summary>
    public ActionRequest Device(ContainmentKind kind, string id = "", int last = 1, params IReadOnlyList<ConnectionRule> allow)
    {
        var native = id.Length > 0 ? id : Address(last);
        var entity = new EntityRef { Type = EntityType.Device, Id = "device:" + native, Name = native };
        return new ActionRequest($"a{Number}", new Containment { Kind = kind, Entity = entity, Allow = allow }, 0, 3_600_000);
    }

    /// <summary>What is asked of an identity.</summary>
    public ActionRequest Identity(ContainmentKind kind, string name, string credential = "") => new(
        $"a{Number}", new Containment { Kind = kind, Entity = new EntityRef { Type = EntityType.Identity, Id = "identity:" + name, Name = name }, Credential = credential }, 0, 3_600_000);

    /// <summary>Connections of a checkout: to its database, to the outside, to name service and API server, and from everybody.</summary>
    public IReadOnlyList<ConnectionRule> AllowSet() =>
    [
        new() { Remote = Block(Address(3)), Port = 5432, Protocol = 6 },
        new() { Remote = Block("198.51.100.0/24"), Port = 443, Protocol = 6 },
        new() { Remote = Block(ServiceAddress(10)), Port = 53, Protocol = 17 },
        new() { Remote = Block(ServiceAddress(11)), Port = 443, Protocol = 6 },
        new() { Remote = Block(Address(2)), Port = 8080, Protocol = 6, Serves = true },
        new() { Protocol = 6, Port = 9090, Serves = true },
        new() { Protocol = 1, Remote = Block("198.51.100.7") },
    ];

    public static AddressBlock Block(string text) => AddressBlock.TryParse(text, out var block) ? block : throw new ArgumentException(text, nameof(text));
}
