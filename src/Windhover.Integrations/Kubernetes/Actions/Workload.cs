using System.Text.Json.Nodes;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>The labels by which all pods of one workload are known, whatever its generation.</summary>
internal static class Workload
{
    // Labels that controllers put on for one generation, one pod or one run: https://kubernetes.io/docs/reference/labels-annotations-taints/.
    private static readonly string[] Passing =
    [
        "pod-template-hash", "controller-revision-hash", "pod-template-generation", "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index", "controller-uid", "job-name",
        "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name", "batch.kubernetes.io/job-completion-index",
    ];

    /// <summary>Labels of a pod that its successors will have; empty where it has none.</summary>
    public static SortedDictionary<string, string> Labels(JsonNode pod)
    {
        var labels = pod.Map("metadata", "labels");
        foreach (var passing in labels.Keys.Where(k => Passing.Contains(k, StringComparer.Ordinal) || k.StartsWith("windhover-", StringComparison.Ordinal)).ToList()) labels.Remove(passing);
        return labels;
    }

    /// <summary>Who makes new pods when this one is gone, as <c>ReplicaSet/checkout</c>; "" for nobody.</summary>
    public static string Owner(JsonNode pod)
    {
        var owner = pod.List("metadata", "ownerReferences").FirstOrDefault(o => o.Truth("controller"));
        var (kind, name, hash) = (owner.Text("kind"), owner.Text("name"), pod.Text("metadata", "labels", "pod-template-hash"));
        if (kind == "ReplicaSet" && hash.Length > 0 && name.EndsWith("-" + hash, StringComparison.Ordinal)) name = name[..^(hash.Length + 1)];
        return kind.Length == 0 ? "" : $"{kind}/{name}";
    }
}
