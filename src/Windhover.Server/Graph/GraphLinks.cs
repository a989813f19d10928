using Windhover.Core.Events;
using Windhover.Core.Stores;
using Windhover.Server.Api;

namespace Windhover.Server.Graph;

/// <summary>Adds up what passed between pairs of nodes, one edge for each thing that was done.</summary>
internal sealed class GraphLinks
{
    private readonly Dictionary<(string From, string To, string Does), GraphEdge> _edges = [];

    /// <summary>The edges, in no order.</summary>
    internal IEnumerable<GraphEdge> All => _edges.Values;

    /// <summary>Adds a connection, from the side that calls.</summary>
    internal void Add(ConnectionRow row)
    {
        var (from, to) = row.Serves ? (row.Peer, row.EntityId) : (row.EntityId, row.Peer);
        Put(new(from, to, Port(row), row.Records, Total(row.BytesOut, row.BytesIn), row.FirstTime, row.LastTime, row.Blocked, false));
    }

    /// <summary>Adds an event: what the entity did to its target, and from which outside address it came.</summary>
    internal void Add(EventRow row)
    {
        if (row.Class == EventClass.NetworkActivity) return; // a flow is in its connection too
        var does = row.Operation.Length > 0 ? row.Operation : row.Class.ToString();
        var isRefused = row.Outcome is "failure" or "blocked";
        var to = row.TargetId.Length > 0 ? row.TargetId : row.Resource;
        if (to.Length > 0 && to != row.EntityId) Put(new(row.EntityId, to, does, 1, Total(row.BytesOut, row.BytesIn), row.Time, row.Time, isRefused, false));
        if (!row.SourceAddress.IsNone && !row.SourceAddress.IsPrivate && row.EntityId.StartsWith("identity:", StringComparison.Ordinal))
            Put(new(row.SourceAddress.ToString(), row.EntityId, "came from here", 1, 0, row.Time, row.Time, isRefused, false));
    }

    /// <summary>Adds what an alert or a fact speaks of, where the telemetry shows nothing of it.</summary>
    internal void Say(string from, string to, long first, long last)
    {
        if (from == to || _edges.Keys.Any(key => (key.From == from && key.To == to) || (key.From == to && key.To == from))) return;
        Put(new(from, to, "named together", 0, 0, first, last, false, true));
    }

    private void Put(GraphEdge edge)
    {
        var key = (edge.From, edge.To, edge.Does);
        _edges[key] = _edges.TryGetValue(key, out var known)
            ? known with
            {
                Records = known.Records + edge.Records,
                Bytes = known.Bytes + edge.Bytes,
                First = Math.Min(known.First, edge.First),
                Last = Math.Max(known.Last, edge.Last),
                Refused = known.Refused && edge.Refused,
            }
            : edge;
    }

    private static long Total(long sent, long received) => sent > long.MaxValue - received ? long.MaxValue : sent + received;

    private static string Port(ConnectionRow row) => row.Protocol switch
    {
        1 or 58 => "ICMP",
        6 => $"TCP {row.Port}",
        17 => $"UDP {row.Port}",
        _ => $"protocol {row.Protocol} {row.Port}",
    };
}
