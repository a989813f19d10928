using System.Text;
using System.Text.Json.Nodes;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Finds the pod that an entity is: by <c>namespace/name</c>, as audit events name it, or by the address that it holds.</summary>
internal static class Pods
{
    /// <summary>The pod.</summary>
    /// <exception cref="ActionRefusedException">There is none, or it is not clear which, or it may not be touched.</exception>
    public static async Task<JsonNode> OfAsync(KubernetesConnection at, EntityRef who, CancellationToken cancellation)
    {
        if (at.Account.Length > 0 && who.Account.Length > 0 && who.Account != at.Account) throw new ActionRefusedException($"This connection acts for {at.Account} only, not for {who.Account}.");
        var native = KubernetesNames.Native(who.Id);
        var pod = IsAddress(native) ? await HolderAsync(at, native, cancellation).ConfigureAwait(false) : await NamedAsync(at, native, cancellation).ConfigureAwait(false);
        if (pod is null) throw new ActionRefusedException($"The cluster has no pod {Shown(native)}.");
        if (!at.MayAct(pod.Space)) throw new ActionRefusedException($"The connection may not act in the namespace {pod.Space}.");
        if (pod.Text("status", "phase") is "Succeeded" or "Failed") throw new ActionRefusedException($"The pod {Full(pod)} has ended.");
        var held = pod.List("status", "podIPs").Select(ip => ip.Text("ip")).ToList();
        var isOther = held.Count > 0 && who.Ips.Count > 0 && !held.Intersect(who.Ips, StringComparer.Ordinal).Any();
        return isOther ? throw new ActionRefusedException($"The pod {Full(pod)} has other addresses than the one that was seen: it is not the same pod any more.") : pod;
    }

    /// <summary>A pod as <c>namespace/name</c>.</summary>
    public static string Full(JsonNode pod) => $"{pod.Space}/{pod.ObjectName}";

    /// <summary>Its path.</summary>
    public static string Path(string space, string name) => $"/api/v1/namespaces/{space}/pods/{name}";

    /// <summary>The running pod that alone holds an address; null where there is none. Pods on their node's network hold none of their own.</summary>
    public static async Task<JsonNode?> HolderAsync(KubernetesConnection at, string address, CancellationToken cancellation)
    {
        var holders = new List<JsonNode>();
        foreach (var list in at.Lists("/api/v1", "pods")) holders.AddRange(await at.Api.ListAsync(list, $"status.podIP={address}", cancellation).ConfigureAwait(false));
        holders.RemoveAll(p => p.Text("status", "phase") is "Succeeded" or "Failed" || p.Truth("spec", "hostNetwork"));
        return holders.Count == 1 ? holders[0] : null;
    }

    /// <summary>True for an address.</summary>
    public static bool IsAddress(string text) => Address.TryParse(Encoding.UTF8.GetBytes(text), out _);

    /// <summary>A name out of a log, fit for a sentence.</summary>
    public static string Shown(string name) => new([.. name.Take(100).Select(c => char.IsControl(c) ? '?' : c)]);

    private static async Task<JsonNode?> NamedAsync(KubernetesConnection at, string native, CancellationToken cancellation)
    {
        var parts = native.Split('/');
        if (parts.Length != 2 || !KubernetesNames.IsLabel(parts[0]) || !KubernetesNames.IsName(parts[1])) throw new ActionRefusedException($"{Shown(native)} is not the name of a pod: namespace/name, or its address.");
        return at.MayAct(parts[0]) ? await at.Api.FindAsync(Path(parts[0], parts[1]), cancellation).ConfigureAwait(false) : throw new ActionRefusedException($"The connection may not act in the namespace {parts[0]}.");
    }
}
