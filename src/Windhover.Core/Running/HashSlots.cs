using System.Numerics;
using Windhover.Core.Memory;

namespace Windhover.Core.Running;

/// <summary>A set of well-mixed 64-bit hashes: open addressing in one array, half full at most, no allocation but growth.</summary>
internal sealed class HashSlots
{
    private const int Smallest = 1 << 10;
    private ulong[] slots = new ulong[Smallest];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Brings nearer where a hash is looked for.</summary>
    public void Expect(ulong hash) => Prefetch.Of(slots, (int)hash & (slots.Length - 1));

    /// <summary>True when it is there. 0 is never there.</summary>
    public bool Contains(ulong hash)
    {
        var mask = slots.Length - 1;
        for (var i = (int)hash & mask; slots[i] != 0; i = (i + 1) & mask)
        {
            if (slots[i] == hash) return true;
        }

        return false;
    }

    /// <summary>Adds one that is not 0.</summary>
    /// <returns>False when it was there.</returns>
    public bool Add(ulong hash)
    {
        var mask = slots.Length - 1;
        var i = (int)hash & mask;
        for (; slots[i] != 0; i = (i + 1) & mask)
        {
            if (slots[i] == hash) return false;
        }

        slots[i] = hash;
        if (++Count * 2 > slots.Length) Grow(slots.Length * 2);
        return true;
    }

    /// <summary>Removes all and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(slots);
        Count = 0;
    }

    /// <summary>Writes the hashes.</summary>
    public void Save(SnapshotWriter writer) => writer.Write<ulong>(Array.FindAll(slots, s => s != 0));

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        var kept = reader.ReadArray<ulong>();
        slots = new ulong[Math.Max(Smallest, (int)BitOperations.RoundUpToPowerOf2((uint)kept.Length * 2 + 1))];
        Count = 0;
        foreach (var hash in kept) Add(hash);
    }

    private void Grow(int size)
    {
        var old = slots;
        slots = new ulong[size];
        var mask = size - 1;
        foreach (var hash in old)
        {
            if (hash == 0) continue;
            var i = (int)hash & mask;
            while (slots[i] != 0) i = (i + 1) & mask;
            slots[i] = hash;
        }
    }
}
