using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>Makes rules of a network policy out of connections, one for all peers that share direction and port, in a stable order.</summary>
/// <param name="peers">Names the other sides.</param>
internal sealed class PolicyRules(PeerFinder peers)
{
    // By direction and ports as JSON; null for everybody.
    private readonly SortedDictionary<string, SortedDictionary<string, JsonObject>?> incoming = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, JsonObject>?> outgoing = new(StringComparer.Ordinal);

    /// <summary>Rules that a network policy cannot say, in words.</summary>
    public List<string> Unsaid { get; } = [];

    /// <summary>Adds connections that go on.</summary>
    public async Task AddAsync(ConnectionRule rule, CancellationToken cancellation)
    {
        var protocols = rule.Protocol switch { 6 => ["TCP"], 17 => ["UDP"], 132 => ["SCTP"], 0 when rule.Port > 0 => ["TCP", "UDP", "SCTP"], 0 => (string[])[""], _ => [] };
        if (protocols.Length == 0)
        {
            Unsaid.Add(rule.ToString());
            return;
        }

        foreach (var protocol in protocols)
        {
            var ports = Ports(protocol, rule.Port == 0 ? null : rule.Port);
            Add(rule.Serves, ports, rule.Remote is { } remote ? await peers.PeerAsync(remote, cancellation).ConfigureAwait(false) : null);
            if (rule.Serves || rule.Remote is not { } service || protocol.Length == 0) continue;
            foreach (var (peer, port) in await peers.BehindAsync(service, rule.Port, protocol, cancellation).ConfigureAwait(false)) Add(serves: false, Ports(protocol, port), peer);
        }
    }

    /// <summary>Rules of what may come in.</summary>
    public JsonArray Ingress() => Rules(incoming, "from");

    /// <summary>Rules of what may go out.</summary>
    public JsonArray Egress() => Rules(outgoing, "to");

    private static string Ports(string protocol, JsonNode? port)
    {
        if (protocol.Length == 0) return "";
        var one = new JsonObject { ["protocol"] = protocol };
        if (port is not null) one["port"] = port.DeepClone();
        return new JsonArray(one).ToJsonString();
    }

    private static JsonArray Rules(SortedDictionary<string, SortedDictionary<string, JsonObject>?> directed, string side) => new([.. directed.Select(rule =>
    {
        var said = new JsonObject();
        if (rule.Value is { } peers) said[side] = new JsonArray([.. peers.Values.Select(p => p.DeepClone())]);
        if (rule.Key.Length > 0) said["ports"] = JsonNode.Parse(rule.Key);
        return (JsonNode)said;
    })]);

    private void Add(bool serves, string ports, JsonObject? peer)
    {
        var directed = serves ? incoming : outgoing;
        if (peer is null) directed[ports] = null;
        else if (!directed.TryGetValue(ports, out var known)) directed[ports] = new(StringComparer.Ordinal) { [peer.ToJsonString()] = peer };
        else if (known is not null) known[peer.ToJsonString()] = peer;
    }
}
