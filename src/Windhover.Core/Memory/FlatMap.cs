using System.Runtime.CompilerServices;

namespace Windhover.Core.Memory;

/// <summary>
/// From a key to a dense number 0, 1, 2 … in the order of first sight, so that what belongs to the key can lie in a plain array. Open addressing
/// with linear probing; no allocation but growth. The order of numbers, not of hashes, is what callers walk: it is the same in every run.
/// </summary>
public sealed class FlatMap<TKey>
    where TKey : unmanaged, IFlatKey<TKey>
{
    private TKey[] keys = new TKey[16];

    // The number plus one, and above it the upper half of the hash: a key is only read when it is very likely the right one.
    private ulong[] slots = new ulong[32];

    /// <summary>How many keys there are.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes held.</summary>
    public long Bytes => (long)keys.Length * Unsafe.SizeOf<TKey>() + (long)slots.Length * sizeof(ulong);

    /// <summary>The key of a number.</summary>
    public ref readonly TKey Key(int index) => ref keys[index];

    /// <summary>Brings nearer where a key of this hash is looked for.</summary>
    public void Expect(ulong hash) => Prefetch.Of(slots, (int)hash & (slots.Length - 1));

    /// <summary>Brings a key nearer.</summary>
    internal void ExpectKey(int index) => Prefetch.Of(keys, index);

    /// <summary>The number of what is very likely the key of this hash, or −1, and brings that key nearer. Good for nothing but bringing more nearer.</summary>
    public int Guess(ulong hash)
    {
        var mask = slots.Length - 1;
        for (var i = (int)hash & mask; slots[i] != 0; i = (i + 1) & mask)
        {
            if (slots[i] >> 32 != hash >> 32) continue;
            var index = (int)(uint)slots[i] - 1;
            Prefetch.Of(keys, index);
            return index;
        }

        return -1;
    }

    /// <summary>The number of a key, or −1.</summary>
    public int Find(in TKey key)
    {
        var hash = key.FlatHash;
        var mask = slots.Length - 1;
        for (var i = (int)hash & mask; slots[i] != 0; i = (i + 1) & mask)
        {
            if (slots[i] >> 32 != hash >> 32) continue;
            var index = (int)(uint)slots[i] - 1;
            if (keys[index].Equals(key)) return index;
        }

        return -1;
    }

    /// <summary>The number of a key, new if need be.</summary>
    public int GetOrAdd(in TKey key, out bool added)
    {
        var hash = key.FlatHash;
        var mask = slots.Length - 1;
        var i = (int)hash & mask;
        for (; slots[i] != 0; i = (i + 1) & mask)
        {
            if (slots[i] >> 32 != hash >> 32) continue;
            var index = (int)(uint)slots[i] - 1;
            if (!keys[index].Equals(key)) continue;
            added = false;
            return index;
        }

        added = true;
        if (Count == keys.Length)
        {
            Array.Resize(ref keys, keys.Length * 2);
            keys[Count] = key;
            Count++;
            Rehash(keys.Length * 2);
            return Count - 1;
        }

        keys[Count] = key;
        slots[i] = Slot(hash, Count++);
        return Count - 1;
    }

    /// <summary>Gives a number to another key; the old key is forgotten.</summary>
    public void Replace(int index, in TKey key)
    {
        Remove(keys[index]);
        keys[index] = key;
        Place(key.FlatHash, index);
    }

    /// <summary>Forgets all keys and keeps the memory.</summary>
    public void Clear()
    {
        Count = 0;
        Array.Clear(slots);
    }

    /// <summary>Writes the keys.</summary>
    public void Save(SnapshotWriter writer) => writer.Write<TKey>(keys.AsSpan(0, Count));

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        var restored = reader.ReadArray<TKey>();
        Count = restored.Length;
        keys = new TKey[Math.Max(16, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Count))];
        restored.CopyTo(keys, 0);
        Rehash(keys.Length * 2);
    }

    private void Rehash(int size)
    {
        slots = new ulong[size];
        for (var index = 0; index < Count; index++) Place(keys[index].FlatHash, index);
    }

    private void Place(ulong hash, int index)
    {
        var mask = slots.Length - 1;
        var i = (int)hash & mask;
        while (slots[i] != 0) i = (i + 1) & mask;
        slots[i] = Slot(hash, index);
    }

    private static ulong Slot(ulong hash, int index) => hash >> 32 << 32 | (uint)(index + 1);

    // Backward-shift deletion: no tombstones, so that look-ups stay short however long the map lives.
    private void Remove(in TKey key)
    {
        var mask = slots.Length - 1;
        var i = (int)key.FlatHash & mask;
        while (!keys[(int)(uint)slots[i] - 1].Equals(key)) i = (i + 1) & mask;
        for (var j = i; ;)
        {
            j = (j + 1) & mask;
            if (slots[j] == 0) break;
            var home = (int)keys[(int)(uint)slots[j] - 1].FlatHash & mask;
            if (((j - home) & mask) < ((j - i) & mask)) continue;
            slots[i] = slots[j];
            i = j;
        }

        slots[i] = 0;
    }
}
