using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Says how a network policy names the other side of a rule: pods by their labels, because their addresses pass; everybody else by address.</summary>
/// <param name="at">The cluster.</param>
/// <param name="space">The policy's namespace.</param>
internal sealed class PeerFinder(KubernetesConnection at, string space)
{
    private readonly Dictionary<string, JsonObject> pods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject?> namespaces = new(StringComparer.Ordinal);
    private IReadOnlyList<JsonNode>? services;

    /// <summary>The peer at an address or network.</summary>
    public async Task<JsonObject> PeerAsync(AddressBlock remote, CancellationToken cancellation)
    {
        if (remote != AddressBlock.Of(remote.First)) return Block(remote);
        var address = remote.ToString();
        if (!pods.TryGetValue(address, out var peer))
        {
            // Pods have addresses of any range, in some clusters public ones.
            var pod = await Pods.HolderAsync(at, address, cancellation).ConfigureAwait(false);
            var labels = pod is null ? [] : Workload.Labels(pod);
            peer = pods[address] = (labels.Count > 0 ? await SelectorAsync(pod!.Space, ApiObject.Json(labels), cancellation).ConfigureAwait(false) : null) ?? Block(remote);
        }

        return (JsonObject)peer.DeepClone();
    }

    /// <summary>
    /// What stands behind a service's address and port: it is not defined whether a policy sees a connection to a service before or after its destination is rewritten, so both are allowed.
    /// </summary>
    /// <returns>Peers with the ports on which they serve; empty where the address is no service's.</returns>
    public async Task<IReadOnlyList<(JsonObject Peer, JsonNode? Port)>> BehindAsync(AddressBlock remote, int port, string protocol, CancellationToken cancellation)
    {
        if (remote != AddressBlock.Of(remote.First)) return [];
        services ??= await ServicesAsync(cancellation).ConfigureAwait(false);
        var address = remote.ToString();
        var service = services.FirstOrDefault(s => s.Text("spec", "clusterIP") == address || s.List("spec", "clusterIPs").Any(ip => ip.Text() == address));
        if (service is null) return [];
        var selector = service.Map("spec", "selector");
        if (selector.Count == 0) return await EndpointsAsync(service, port, protocol, cancellation).ConfigureAwait(false);
        if (await SelectorAsync(service.Space, ApiObject.Json(selector), cancellation).ConfigureAwait(false) is not { } peer) return [];
        var served = service.List("spec", "ports").FirstOrDefault(p => p.At("port")?.GetValue<int>() == port && p.Text("protocol") == protocol);
        return [(peer, served.At("targetPort")?.DeepClone() ?? (port == 0 ? null : port))];
    }

    private async Task<IReadOnlyList<JsonNode>> ServicesAsync(CancellationToken cancellation)
    {
        var found = new List<JsonNode>();
        foreach (var list in at.Lists("/api/v1", "services")) found.AddRange(await at.Api.ListAsync(list, "", cancellation).ConfigureAwait(false));
        return found;
    }

    // A service without a selector, as that of the API server, names its addresses itself.
    private async Task<IReadOnlyList<(JsonObject Peer, JsonNode? Port)>> EndpointsAsync(JsonNode service, int port, string protocol, CancellationToken cancellation)
    {
        var endpoints = await at.Api.FindAsync($"/api/v1/namespaces/{service.Space}/endpoints/{service.ObjectName}", cancellation).ConfigureAwait(false);
        var name = service.List("spec", "ports").FirstOrDefault(p => p.At("port")?.GetValue<int>() == port && p.Text("protocol") == protocol).Text("name");
        return
        [
            .. endpoints.List("subsets").SelectMany(subset => subset.List("addresses").SelectMany(a => subset.List("ports").Where(p => p.Text("name") == name && p.Text("protocol") == protocol).Select(p => (a.Text("ip"), Port: p.At("port")))))
                .Where(e => AddressBlock.TryParse(e.Item1, out _)).Select(e => (Block(Parsed(e.Item1)), e.Port?.DeepClone())),
        ];
    }

    // Since 1.21 every namespace has its name as a label; before, and where somebody took it away, all of its own labels stand for it.
    private async Task<JsonObject?> SelectorAsync(string inNamespace, JsonObject labels, CancellationToken cancellation)
    {
        var peer = new JsonObject { ["podSelector"] = new JsonObject { ["matchLabels"] = labels } };
        if (inNamespace == space) return peer;
        if (!namespaces.TryGetValue(inNamespace, out var its))
        {
            var found = (await at.Api.FindAsync($"/api/v1/namespaces/{inNamespace}", cancellation).ConfigureAwait(false)).Map("metadata", "labels");
            var name = found.Where(l => l.Key == "kubernetes.io/metadata.name").ToList();
            its = namespaces[inNamespace] = found.Count == 0 ? null : ApiObject.Json(name.Count > 0 ? name : found);
        }

        if (its is null) return null;
        peer["namespaceSelector"] = new JsonObject { ["matchLabels"] = its.DeepClone() };
        return peer;
    }

    private static AddressBlock Parsed(string text) => AddressBlock.TryParse(text, out var block) ? block : default;

    private static JsonObject Block(AddressBlock block) => new() { ["ipBlock"] = new JsonObject { ["cidr"] = $"{block.First}/{block.Bits}" } };
}
