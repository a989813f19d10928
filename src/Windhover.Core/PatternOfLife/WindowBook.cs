using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.PatternOfLife;

/// <summary>Everything seen in the current window, entity by entity, until it is scored and learned. Empty between windows.</summary>
internal sealed class WindowBook
{
    private static readonly ulong Serving = StableHash.Of("serving");
    private readonly Slab<int> windowOfEntity = new();
    private readonly FlatMap<ValueKey> touchedKeys = new();
    private readonly FlatMap<ValueKey> newcomers = new();
    private readonly Slab<int> newcomerCounts = new();

    /// <summary>The entities' windows, in the order of their first record.</summary>
    public Slab<EntityWindow> Windows { get; } = new();

    /// <summary>The values.</summary>
    public Slab<TouchedValue> Values { get; } = new();

    /// <summary>The pairs, each with the next of the same entity plus one.</summary>
    public Slab<(int Pair, int Next)> Pairs { get; } = new();

    /// <summary>How many of the values have been looked up in the profiles.</summary>
    public int LookedUp { get; set; }

    /// <summary>Windows with new values, by number; some may be there several times.</summary>
    public List<int> Watched { get; } = [];

    /// <summary>Whose value it is.</summary>
    public int OwnerOf(int value) => touchedKeys.Key(value).Owner;

    /// <summary>The number of an entity's window, or −1.</summary>
    public int IndexOf(int entity) => entity < windowOfEntity.Count ? windowOfEntity[entity] - 1 : -1;

    /// <summary>The entity's window, new if need be. The reference is good until the next entity.</summary>
    public ref EntityWindow Of(int entity, long time)
    {
        ref var index = ref windowOfEntity.At(entity);
        if (index == 0)
        {
            ref var added = ref Windows.Add();
            added.Entity = entity;
            added.First = added.Last = time;
            added.Principal = -1;
            index = Windows.Count;
            return ref added;
        }

        ref var window = ref Windows[index - 1];
        if (time < window.First) window.First = time;
        if (time > window.Last) window.Last = time;
        return ref window;
    }

    /// <summary>Notes a pair that was touched for the first time in the window, and the values in it.</summary>
    public void TouchPair(ref EntityWindow window, int pair, in FlowView flow)
    {
        Pairs.Add() = (pair, window.Pairs);
        window.Pairs = Pairs.Count;
        Touch(ref window, PeerValue(flow), flow.Record, flow.Id, flow.Time);
        Touch(ref window, PortValue(flow), flow.Record, flow.Id, flow.Time);
        if (flow is { PeerOutside: true, Serves: false }) Touch(ref window, NetworkValue(flow.Peer, flow.Port, flow.Protocol), flow.Record, flow.Id, flow.Time);
    }

    /// <summary>Notes a value.</summary>
    public void Touch(ref EntityWindow window, in Value value, RecordRef record, RecordId id, long time)
    {
        var index = touchedKeys.GetOrAdd(new ValueKey(value.Hash, window.Entity, value.Feature), out var added);
        ref var touched = ref Values.At(index);
        touched.Count++;
        if (!added)
        {
            if (time > touched.Last) touched.Last = time;
            return;
        }

        touched = new TouchedValue { Value = value, Record = record, Id = id, Time = time, Last = time, Count = 1, Next = window.Values };
        window.Values = index + 1;
    }

    /// <summary>Notes that a value is new to one more entity in this window.</summary>
    public void NoteNewcomer(in Value value) => newcomerCounts.At(newcomers.GetOrAdd(new ValueKey(value.Hash, -1, value.Feature), out _))++;

    /// <summary>How many entities met the value for the first time in this window.</summary>
    public int Newcomers(in Value value)
    {
        var index = newcomers.Find(new ValueKey(value.Hash, -1, value.Feature));
        return index < 0 ? 0 : newcomerCounts[index];
    }

    /// <summary>Empties the book for the next window.</summary>
    public void Clear()
    {
        foreach (ref var window in Windows.Items) windowOfEntity[window.Entity] = 0;
        Windows.Clear();
        LookedUp = 0;
        Watched.Clear();
        Values.Clear();
        Pairs.Clear();
        touchedKeys.Clear();
        newcomers.Clear();
        newcomerCounts.Clear();
    }

    /// <summary>The peer of a flow as a value: address, port and role.</summary>
    public static Value PeerValue(in FlowView flow) => new()
    {
        Feature = flow.PeerOutside ? Feature.Peer : Feature.InsidePeer,
        Hash = StableHash.Combine(PairProfiles.PeerHash(flow), (ulong)flow.Port << 16 | (ulong)flow.Protocol << 8 | (flow.Serves ? 1u : 0)),
        Address = flow is { PeerOutside: true, Serves: true } ? default : flow.Peer,
        Number = flow.Port,
        Protocol = flow.Protocol,
        Serves = flow.Serves,
    };

    /// <summary>An outside service as a value, as its clients have it.</summary>
    public static Value PeerValue(Address peer, ushort port, byte protocol) => PeerValue(new FlowView { Peer = peer, Port = port, Protocol = protocol, PeerOutside = true });

    /// <summary>The network of an outside service as a value, with its port: a time server says nothing of a web server beside it.</summary>
    public static Value NetworkValue(Address address, ushort port, byte protocol) => new()
    {
        Feature = Feature.PeerNetwork, Hash = StableHash.Combine(address.Network.StableHash, (ulong)port << 8 | protocol), Address = address.Network, Number = port, Protocol = protocol,
    };

    /// <summary>The service port of a flow as a value.</summary>
    public static Value PortValue(in FlowView flow) => new()
    {
        Feature = Feature.Port,
        Hash = StableHash.Combine((ulong)flow.Port << 8 | flow.Protocol, flow.Serves ? Serving : 0),
        Number = flow.Port,
        Protocol = flow.Protocol,
        Serves = flow.Serves,
    };
}
