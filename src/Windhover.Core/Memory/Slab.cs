using System.Runtime.CompilerServices;

namespace Windhover.Core.Memory;

/// <summary>A growing array of structs, reached by reference, that can be written out whole. References are good until the next growth.</summary>
public sealed class Slab<T>
    where T : unmanaged
{
    private T[] items = new T[16];

    /// <summary>How many items there are.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes held.</summary>
    public long Bytes => (long)items.Length * Unsafe.SizeOf<T>();

    /// <summary>The items.</summary>
    public Span<T> Items => items.AsSpan(0, Count);

    /// <summary>One item, by reference.</summary>
    public ref T this[int index] => ref items[index];

    /// <summary>Adds a cleared item.</summary>
    public ref T Add()
    {
        if (Count == items.Length) Array.Resize(ref items, items.Length * 2);
        ref var added = ref items[Count++];
        added = default;
        return ref added;
    }

    /// <summary>The item of a number that may be one beyond the last: then a cleared one is added.</summary>
    public ref T At(int index)
    {
        while (index >= Count) Add();
        return ref items[index];
    }

    /// <summary>Brings an item nearer.</summary>
    internal void Expect(int index)
    {
        if (index < items.Length) Prefetch.Whole(items, index);
    }

    /// <summary>Keeps only the first items.</summary>
    public void Truncate(int count) => Count = Math.Min(Count, count);

    /// <summary>Removes all items.</summary>
    public void Clear() => Count = 0;

    /// <summary>Writes the items.</summary>
    public void Save(SnapshotWriter writer) => writer.Write<T>(Items);

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        var restored = reader.ReadArray<T>();
        Count = restored.Length;
        items = restored.Length >= 16 ? restored : [.. restored, .. new T[16 - restored.Length]];
    }
}
