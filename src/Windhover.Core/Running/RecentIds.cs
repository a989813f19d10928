using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Running;

/// <summary>The ids of the last one to two million records, to recognise one that is delivered twice. Bounded: two generations.</summary>
internal sealed class RecentIds(int generation = 1_000_000)
{
    private FlatMap<IdKey> young = new();
    private FlatMap<IdKey> old = new();

    /// <summary>Notes an id.</summary>
    /// <returns>False when it was there before.</returns>
    public bool Add(RecordId id)
    {
        var key = new IdKey((ulong)(id.Value >> 64), (ulong)id.Value);
        if (old.Find(key) >= 0) return false;
        young.GetOrAdd(key, out var added);
        if (young.Count >= generation)
        {
            (young, old) = (old, young);
            young.Clear();
        }

        return added;
    }

    /// <summary>Writes the ids.</summary>
    public void Save(SnapshotWriter writer)
    {
        young.Save(writer);
        old.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        young.Restore(reader);
        old.Restore(reader);
    }

    private readonly record struct IdKey(ulong High, ulong Low) : IFlatKey<IdKey>
    {
        public ulong FlatHash => StableHash.Combine(High, Low);
    }
}
