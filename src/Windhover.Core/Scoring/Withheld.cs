using Windhover.Core.Memory;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Scoring;

/// <summary>
/// New values that were in an alert: not learned as normal until they were there on three different days. Thus an attack does not teach that it is
/// normal, and a lasting change is accepted all the same.
/// </summary>
internal sealed class Withheld
{
    private const int DaysToAccept = 3;
    private readonly FlatMap<ValueKey> keys = new();
    private readonly Slab<(int LastDay, int Days)> days = new();

    /// <summary>Withholds the odd values of a window: new to the entity, and hardly anybody else has them. What everybody does may be learned.</summary>
    public void Withhold(WindowBook book, in EntityWindow window)
    {
        for (var i = window.Values; i != 0; i = book.Values[i - 1].Next)
        {
            ref var touched = ref book.Values[i - 1];
            if (!touched.Novelty.IsOdd) continue;
            var index = keys.GetOrAdd(new ValueKey(touched.Value.Hash, window.Entity, touched.Value.Feature), out _);
            days.At(index);
        }
    }

    /// <summary>True while the value must not be learned; counts the day.</summary>
    public bool Holds(int entity, in Value value, long time)
    {
        if (keys.Count == 0) return false;
        var index = keys.Find(new ValueKey(value.Hash, entity, value.Feature));
        if (index < 0) return false;
        ref var held = ref days[index];
        var day = (int)(time / 86_400_000);
        if (day > held.LastDay) held = (day, held.Days + 1);
        return held.Days < DaysToAccept;
    }

    /// <summary>Writes what is withheld.</summary>
    public void Save(SnapshotWriter writer)
    {
        keys.Save(writer);
        days.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        keys.Restore(reader);
        days.Restore(reader);
    }
}
