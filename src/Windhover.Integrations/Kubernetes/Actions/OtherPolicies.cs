using System.Text.Json.Nodes;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Policies that would still let a pod's connections go on: what one policy does not allow another may, because they add up (https://kubernetes.io/docs/concepts/services-networking/network-policies/).</summary>
internal static class OtherPolicies
{
    /// <summary>Why a policy of ours would not hold, in a sentence; "" where it would.</summary>
    /// <param name="at">The cluster.</param>
    /// <param name="pod">The pod.</param>
    /// <param name="own">Name of our policy.</param>
    /// <param name="directions"><c>Ingress</c>, <c>Egress</c> or both.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<string> AllowingAsync(KubernetesConnection at, JsonNode pod, string own, IReadOnlyList<string> directions, CancellationToken cancellation)
    {
        var labels = pod.Map("metadata", "labels");
        var policies = await at.Api.ListAsync(NetworkPolicies.List(pod.Space), "", cancellation).ConfigureAwait(false);
        var allowing = policies.Where(p => p.ObjectName != own && LabelSelector.Selects(p.At("spec", "podSelector"), labels))
            .Select(p => (p.ObjectName, Open: directions.Where(d => IsOpen(p, d)).ToList())).Where(p => p.Open.Count > 0).ToList();
        if (allowing.Count == 0) return "";
        var named = allowing.Select(p => $"{p.ObjectName} ({string.Join(" and ", p.Open.Select(d => d == "Egress" ? "outgoing" : "incoming"))})");
        return $"Network policies add up, and others that select {Pods.Full(pod)} still allow connections: {string.Join(", ", named)}. Take them away first, or block elsewhere.";
    }

    private static bool IsOpen(JsonNode policy, string direction)
    {
        var rules = policy.List("spec", direction == "Egress" ? "egress" : "ingress");
        return rules.Count > 0 && policy.List("spec", "policyTypes").Any(t => t.Text() == direction);
    }
}
