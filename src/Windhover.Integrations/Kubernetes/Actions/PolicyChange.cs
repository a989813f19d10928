using System.Text.Json.Nodes;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>What a policy action makes, as its plan holds it.</summary>
/// <param name="Space">The namespace.</param>
/// <param name="Mark">Name of the policy, and key of the pod's label.</param>
/// <param name="Pod">Name of the pod.</param>
/// <param name="Uid">Its uid.</param>
/// <param name="IsMarked">True when the policy selects the pod by a label that it is given.</param>
/// <param name="Spec">What the policy says.</param>
internal sealed record PolicyChange(string Space, string Mark, string Pod, string Uid, bool IsMarked, JsonObject Spec)
{
    /// <summary>Path of the policy.</summary>
    public string PolicyPath => $"{NetworkPolicies.List(Space)}/{Mark}";

    /// <summary>Path of the pod.</summary>
    public string PodPath => Pods.Path(Space, Pod);

    /// <summary>The directions in which it holds.</summary>
    public IReadOnlyList<string> Directions => [.. Spec.List("policyTypes").Select(t => t.Text())];

    /// <summary>Reads <see cref="Json"/>.</summary>
    public static PolicyChange Of(JsonObject json) => new(json.Text("namespace"), json.Text("policy"), json.Text("pod"), json.Text("uid"), json.Truth("labels_pod"), (JsonObject)json["spec"]!);

    /// <summary>As a plan holds it.</summary>
    public JsonObject Json() => new() { ["namespace"] = Space, ["policy"] = Mark, ["pod"] = Pod, ["uid"] = Uid, ["labels_pod"] = IsMarked, ["spec"] = Spec };

    /// <summary>The policy as it is made.</summary>
    public JsonObject Policy() => new()
    {
        ["apiVersion"] = "networking.k8s.io/v1",
        ["kind"] = "NetworkPolicy",
        ["metadata"] = new JsonObject
        {
            ["name"] = Mark,
            ["namespace"] = Space,
            ["labels"] = new JsonObject { ["app.kubernetes.io/managed-by"] = KubernetesApi.Manager },
            ["annotations"] = new JsonObject { [Mark] = "made" },
        },
        ["spec"] = Spec.DeepClone(),
    };

    /// <summary>Sets or removes the pod's label, as long as it is this pod.</summary>
    public JsonObject Label(string? value) => new() { ["metadata"] = new JsonObject { ["uid"] = Uid, ["labels"] = new JsonObject { [Mark] = value } } };

    /// <summary>True for a policy that we made.</summary>
    public bool IsOurs(JsonNode? policy) => policy.IsAnnotated(Mark);

    /// <summary>True when a policy says what ours says.</summary>
    public bool IsUnchanged(JsonNode? policy) => JsonNode.DeepEquals(policy.At("spec"), Spec);

    /// <summary>True when the pod has the label.</summary>
    public bool IsMarkedNow(JsonNode? pod) => pod.Text("metadata", "labels", Mark) == "true";

    /// <summary>The pod; null where it is gone, whatever has its name now.</summary>
    public async Task<JsonNode?> PodAsync(KubernetesConnection at, CancellationToken cancellation) =>
        await at.Api.FindAsync(PodPath, cancellation).ConfigureAwait(false) is { } pod && pod.Uid == Uid ? pod : null;
}
