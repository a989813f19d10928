using System.Collections.Concurrent;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;
using Windhover.Lab.Company;

namespace Windhover.Lab;

/// <summary>
/// What the simulated company can do about a machine or an identity: its network drops connections, its clouds deny calls. From the simulated minute in which something is asked for until it is taken back
/// the logs show it: a dropped connection is one packet without an answer, a denied call has an error. Safe for many threads.
/// </summary>
public sealed class LabGateway
{
    private readonly ConcurrentDictionary<string, Order> orders = new(StringComparer.Ordinal);

    /// <summary>Kinds that it carries out.</summary>
    public static IReadOnlyList<ContainmentKind> Kinds { get; } =
    [
        ContainmentKind.BlockConnections, ContainmentKind.EnforcePatternOfLife, ContainmentKind.BlockOutgoing, ContainmentKind.BlockIncoming, ContainmentKind.Quarantine,
        ContainmentKind.DenyOperations, ContainmentKind.DisableIdentity,
    ];

    /// <summary>Carries something out; the same again changes nothing.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="what">What is to be stopped, of one of <see cref="Kinds"/>.</param>
    public void Set(string id, Containment what) => orders.TryAdd(id, new Order(what));

    /// <summary>Takes something back.</summary>
    /// <returns>False where it did not stand.</returns>
    public bool Remove(string id) => orders.TryRemove(id, out _);

    /// <summary>How many connections and calls something has stopped so far; null where it does not stand.</summary>
    public long? Stopped(string id) => orders.TryGetValue(id, out var order) ? Interlocked.Read(ref order.Stopped) : null;

    /// <summary>What becomes of a connection.</summary>
    internal Flow Let(in Flow flow)
    {
        if (orders.IsEmpty) return flow;
        var dropped = false;
        foreach (var order in orders.Values)
        {
            if (!Drops(order.What, flow.From, flow.To, flow, serves: false) && !Drops(order.What, flow.To, flow.From, flow, serves: true)) continue;
            Interlocked.Increment(ref order.Stopped);
            dropped = true;
        }

        return dropped ? flow with { Fate = FlowFate.Dropped, BytesOut = 0, BytesIn = 0, Milliseconds = 0, Service = "" } : flow;
    }

    /// <summary>What becomes of a call.</summary>
    internal ApiCall Let(ApiCall call)
    {
        if (orders.IsEmpty) return call;
        var denied = false;
        foreach (var order in orders.Values)
        {
            if (!Denies(order.What, call)) continue;
            Interlocked.Increment(ref order.Stopped);
            denied = true;
        }

        return denied ? call with { Error = "AccessDenied", ErrorMessage = $"User: {call.Caller.SessionArn} is not authorized to perform: {call.Service}:{call.Name} with an explicit deny", Response = "null" } : call;
    }

    private static bool Drops(Containment what, Peer me, Peer other, in Flow flow, bool serves) =>
        me.Machine is { } machine && Is(what.Entity, machine) && What(what, Address.FromV4(other.Machine is { } its ? its.Address : other.Outside), flow.ToPort, flow.Protocol, serves);

    private static bool What(Containment what, Address remote, int port, int protocol, bool serves) => what.Kind switch
    {
        ContainmentKind.BlockConnections => what.Block.Any(rule => rule.Covers(remote, port, protocol, serves)),
        ContainmentKind.EnforcePatternOfLife => !what.Allow.Any(rule => rule.Covers(remote, port, protocol, serves)),
        ContainmentKind.BlockOutgoing => !serves,
        ContainmentKind.BlockIncoming => serves,
        ContainmentKind.Quarantine => true,
        _ => false,
    };

    private static bool Is(EntityRef entity, Machine machine) => entity.Type == EntityType.Device && (entity.Id == machine.EntityId || entity.Ips.Contains(Internet.Text(machine.Address), StringComparer.Ordinal));

    private static bool Denies(Containment what, ApiCall call) => what.Entity.Id == "identity:" + call.Caller.Arn && what.Denies($"{call.Service}.amazonaws.com", call.Name);

    private sealed class Order(Containment what)
    {
        public long Stopped;

        public Containment What => what;
    }
}
