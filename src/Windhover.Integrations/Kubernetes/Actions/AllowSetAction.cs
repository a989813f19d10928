using System.Globalization;
using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Makes an allow-set a network policy of the pod's workload, so that pods which take its place are held as well.</summary>
internal abstract class AllowSetAction : NetworkPolicyAction
{
    /// <summary>What an action of this kind says of itself.</summary>
    protected static ActionDescriptor DescribeAllowSet(string name, ContainmentKind kind, string title) => Describe(
        name,
        kind,
        title,
        [
            "It selects all pods of the workload, by their labels. Where other workloads have the same labels, or the pod has none, it holds the one pod alone.",
            "A peer that is a pod or a service of the cluster is allowed by its labels, any other by its address. Some network plugins do not match pods by networks.",
            "Only TCP, UDP and SCTP can be allowed by a network policy: what a plugin does with other protocols is its own affair.",
        ],
        ["list services", "get endpoints", "get namespaces"]);

    /// <inheritdoc/>
    protected override async Task<PolicyWanted> WantedAsync(KubernetesConnection at, JsonNode pod, Containment wanted, CancellationToken cancellation)
    {
        if (wanted.Allow.Count == 0) throw new ActionRefusedException("There is no allow-set: everything would be dropped.");
        var rules = new PolicyRules(new PeerFinder(at, pod.Space));
        foreach (var rule in wanted.Allow) await rules.AddAsync(rule, cancellation).ConfigureAwait(false);
        var workload = Workload.Labels(pod);
        var isShared = workload.Count == 0 || Workload.Owner(pod).Length == 0 || await IsSharedAsync(at, pod, workload, cancellation).ConfigureAwait(false);
        var left = rules.Unsaid.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" {rules.Unsaid.Count} of its rules cannot be said in a network policy and are left out: {string.Join("; ", rules.Unsaid.Take(5))}.");
        return new PolicyWanted(
            ["Ingress", "Egress"],
            rules.Ingress(),
            rules.Egress(),
            isShared ? new SortedDictionary<string, string>(StringComparer.Ordinal) : workload,
            $"Connections of {wanted.Allow.Count - rules.Unsaid.Count} rules of the allow-set go on, everything else is dropped.{left}");
    }

    // Pods of another workload with the same labels would be held by an allow-set that is not theirs.
    private static async Task<bool> IsSharedAsync(KubernetesConnection at, JsonNode pod, SortedDictionary<string, string> workload, CancellationToken cancellation)
    {
        var owner = Workload.Owner(pod);
        var pods = await at.Api.ListAsync($"/api/v1/namespaces/{pod.Space}/pods", "", cancellation).ConfigureAwait(false);
        return pods.Any(p => workload.All(l => p.Text("metadata", "labels", l.Key) == l.Value) && Workload.Owner(p) != owner);
    }
}
