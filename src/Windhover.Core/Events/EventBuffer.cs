using System.Runtime.InteropServices;
using Windhover.Core.Memory;

namespace Windhover.Core.Events;

/// <summary>
/// What a reader fills: events and facts in arrays of structs, further fields in one byte array, and what became of each record. Reused, so that
/// filling it allocates nothing once it has grown. Not safe for more than one thread.
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
public sealed class EventBuffer(SymbolTable symbols)
{
    // There is a buffer for each slice of time, and most of those hold little.
    private const int Few = 4;
    private const int FewBytes = 256;
    private NetworkActivity[] network = [];
    private ActorActivity[] actors = [];
    private EntityFact[] facts = [];
    private byte[] arena = [];
    private int networkCount, actorCount, factCount, arenaCount, attributesStart;

    /// <summary>Where texts are kept.</summary>
    public SymbolTable Symbols { get; } = symbols;

    /// <summary>The flow records.</summary>
    public Span<NetworkActivity> Network => network.AsSpan(0, networkCount);

    /// <summary>The activities of actors.</summary>
    public Span<ActorActivity> Actors => actors.AsSpan(0, actorCount);

    /// <summary>The facts about entities.</summary>
    public Span<EntityFact> Facts => facts.AsSpan(0, factCount);

    /// <summary>Records that are well formed but no event, with the reason.</summary>
    public List<RecordNote> Ignored { get; } = [];

    /// <summary>Records that could not be read, with the reason.</summary>
    public List<RecordNote> Rejected { get; } = [];

    /// <summary>Events in the buffer; facts do not count.</summary>
    public int EventCount => networkCount + actorCount;

    /// <summary>Adds a cleared flow record to be filled in place. The reference is good until the next add.</summary>
    public ref NetworkActivity AddNetwork()
    {
        if (networkCount == network.Length) Array.Resize(ref network, Math.Max(Few, network.Length * 2));
        ref var added = ref network[networkCount++];
        added = default;
        return ref added;
    }

    /// <summary>Adds a cleared activity to be filled in place. The reference is good until the next add.</summary>
    public ref ActorActivity AddActor()
    {
        if (actorCount == actors.Length) Array.Resize(ref actors, Math.Max(Few, actors.Length * 2));
        ref var added = ref actors[actorCount++];
        added = default;
        return ref added;
    }

    /// <summary>Takes back the last activity added, for a mapping that finds the record broken half-way.</summary>
    public void RemoveLastActor() => actorCount--;

    /// <summary>Takes back the last flow record added, for a mapping that finds the record broken half-way.</summary>
    public void RemoveLastNetwork() => networkCount--;

    /// <summary>Takes back all flow records but the first ones, for a mapping that finds the record broken behind them.</summary>
    /// <param name="count">How many stay.</param>
    public void KeepNetwork(int count) => networkCount = Math.Min(networkCount, count);

    /// <summary>Adds a fact.</summary>
    public void AddFact(in EntityFact fact)
    {
        if (factCount == facts.Length) Array.Resize(ref facts, Math.Max(Few, facts.Length * 2));
        facts[factCount++] = fact;
    }

    /// <summary>The record is well formed but no event.</summary>
    /// <param name="at">Where it is.</param>
    /// <param name="reason">A constant text, so that reasons can be counted ("header", "no data").</param>
    public void Ignore(RecordRef at, string reason) => Ignored.Add(new RecordNote(at, reason));

    /// <summary>The record cannot be read: a dead letter.</summary>
    /// <param name="at">Where it is.</param>
    /// <param name="reason">What is wrong, in words that name the field; not the value, which an attacker chose.</param>
    public void Reject(RecordRef at, string reason) => Rejected.Add(new RecordNote(at, reason));

    /// <summary>Starts the further fields of the next activity.</summary>
    public void BeginAttributes() => attributesStart = arenaCount;

    /// <summary>Adds one further field; the value is cut at 4,096 bytes.</summary>
    public void AddAttribute(Symbol key, ReadOnlySpan<byte> value)
    {
        if (value.Length > 4096) value = value[..4096];
        var needed = arenaCount + 8 + value.Length;
        if (needed > arena.Length) Array.Resize(ref arena, Math.Max(needed, Math.Max(FewBytes, arena.Length * 2)));
        var target = arena.AsSpan(arenaCount);
        var id = key.Id;
        var length = value.Length;
        MemoryMarshal.Write(target, in id);
        MemoryMarshal.Write(target[4..], in length);
        value.CopyTo(target[8..]);
        arenaCount = needed;
    }

    /// <summary>Ends the further fields that <see cref="BeginAttributes"/> started, for <see cref="ActorActivity.Attributes"/>.</summary>
    public AttributeRange EndAttributes() => new(attributesStart, arenaCount - attributesStart);

    /// <summary>The further fields of an activity of this buffer.</summary>
    public AttributeEnumerator Attributes(in ActorActivity activity) => new(arena.AsSpan(activity.Attributes.Start, activity.Attributes.Length));

    /// <summary>Copies an activity with its further fields from another buffer over the same symbols.</summary>
    public void CopyActor(EventBuffer from, int index)
    {
        var source = from.actors[index];
        var bytes = from.arena.AsSpan(source.Attributes.Start, source.Attributes.Length);
        var start = arenaCount;
        if (start + bytes.Length > arena.Length) Array.Resize(ref arena, Math.Max(start + bytes.Length, Math.Max(FewBytes, arena.Length * 2)));
        bytes.CopyTo(arena.AsSpan(start));
        arenaCount += bytes.Length;
        source.Attributes = new AttributeRange(start, bytes.Length);
        AddActor() = source;
    }

    /// <summary>Writes the events and facts; notes are not part of a snapshot.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Write<NetworkActivity>(Network);
        writer.Write<ActorActivity>(Actors);
        writer.Write<EntityFact>(Facts);
        writer.Write<byte>(arena.AsSpan(0, arenaCount));
    }

    /// <summary>Takes back what <see cref="Save"/> wrote, over the same symbols.</summary>
    public void Restore(SnapshotReader reader)
    {
        network = reader.ReadArray<NetworkActivity>();
        networkCount = network.Length;
        actors = reader.ReadArray<ActorActivity>();
        actorCount = actors.Length;
        facts = reader.ReadArray<EntityFact>();
        factCount = facts.Length;
        arena = reader.ReadArray<byte>();
        arenaCount = arena.Length;
    }

    /// <summary>Empties the buffer and keeps its memory.</summary>
    public void Clear()
    {
        networkCount = actorCount = factCount = arenaCount = 0;
        Ignored.Clear();
        Rejected.Clear();
    }
}
