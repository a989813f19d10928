using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Entities;

/// <summary>
/// Who holds which address, in event time. An address is an attribute with a period of validity: when another entity takes it, the first
/// one's period ends, and its past stays its own.
/// </summary>
public sealed class AddressBook
{
    private readonly FlatMap<AddressKey> keys = new();
    private readonly Slab<int> holders = new();
    private readonly Slab<AddressHolding> holdings = new();
    private readonly Slab<int> latest = new();

    /// <summary>Bytes held.</summary>
    public long Bytes => keys.Bytes + holders.Bytes + holdings.Bytes;

    /// <summary>The entity holds the address from now on.</summary>
    public void Assign(int entity, Address address, Symbol network, long time)
    {
        if (address.IsNone) return;
        var key = keys.GetOrAdd(new AddressKey(address, network), out _);
        ref var current = ref holders.At(key);
        if (current != 0)
        {
            ref var holding = ref holdings[current - 1];
            if (holding.Entity == entity && holding.To == 0) return;
            if (holding.To == 0) holding.To = Math.Max(time, holding.From + 1);
        }

        ref var added = ref holdings.Add();
        added = new AddressHolding { Entity = entity, Address = address, Network = network, From = time, Previous = latest.At(entity) };
        current = latest[entity] = holdings.Count;
    }

    /// <summary>The entity no longer holds the address, or any address when none is given.</summary>
    public void Release(int entity, Address address, long time)
    {
        for (var i = latest.At(entity); i != 0; i = holdings[i - 1].Previous)
        {
            ref var holding = ref holdings[i - 1];
            if (holding.To == 0 && (address.IsNone || holding.Address == address)) holding.To = Math.Max(time, holding.From + 1);
        }
    }

    /// <summary>Who holds the address now, or −1.</summary>
    public int Holder(Address address, Symbol network)
    {
        var key = keys.Find(new AddressKey(address, network));
        if (key < 0) return -1;
        ref var holding = ref holdings[holders[key] - 1];
        return holding.To == 0 ? holding.Entity : -1;
    }

    /// <summary>Every holding of one entity, newest first.</summary>
    public IEnumerable<AddressHolding> Of(int entity)
    {
        for (var i = entity < latest.Count ? latest[entity] : 0; i != 0; i = holdings[i - 1].Previous) yield return holdings[i - 1];
    }

    /// <summary>Writes the book.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("addresses");
        keys.Save(writer);
        holders.Save(writer);
        holdings.Save(writer);
        latest.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("addresses");
        keys.Restore(reader);
        holders.Restore(reader);
        holdings.Restore(reader);
        latest.Restore(reader);
    }
}
