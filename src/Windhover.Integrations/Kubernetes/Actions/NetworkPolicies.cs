namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Where network policies are, and what is said of them everywhere.</summary>
internal static class NetworkPolicies
{
    /// <summary>The page that describes them.</summary>
    public const string Page = "https://kubernetes.io/docs/concepts/services-networking/network-policies/";

    /// <summary>What must hold for any of them, and what none does.</summary>
    public static readonly IReadOnlyList<string> Preconditions =
    [
        "The cluster's network plugin enforces network policies; the API server also stores them where nobody does.",
        "Network policies add up: where another one that selects the pod still allows connections, it is refused. Policies of a plugin's own kinds are not seen.",
        "The pod is not on its node's network. Connections with its own node always go on.",
        "Whether connections that are open already are cut is up to the network plugin.",
        "One pod is selected by a label that it is given. The right to label pods is also one to change their images: Kubernetes has none that is smaller.",
    ];

    /// <summary>Permissions to read and mark a pod and to make a policy that selects it.</summary>
    public static readonly IReadOnlyList<string> Permissions =
    [
        "get pods", "list pods", "patch pods", "list networkpolicies.networking.k8s.io", "get networkpolicies.networking.k8s.io", "create networkpolicies.networking.k8s.io", "delete networkpolicies.networking.k8s.io",
    ];

    /// <summary>Path of those of a namespace.</summary>
    public static string List(string space) => $"/apis/networking.k8s.io/v1/namespaces/{space}/networkpolicies";
}
