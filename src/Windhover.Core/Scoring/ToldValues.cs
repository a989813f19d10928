using Windhover.Core.Memory;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Scoring;

/// <summary>
/// What alerts were raised for, entity by entity. The same values again some days later are the same story: whoever has read it once need not read it again
/// unless there is more of it, or something new in it.
/// </summary>
internal sealed class ToldValues
{
    /// <summary>How long a story is remembered, milliseconds: 30 days.</summary>
    public const long Memory = 30 * 86_400_000L;

    private const double LeastBits = 2;
    private readonly FlatMap<ValueKey> keys = new();
    private readonly Slab<long> times = new();

    /// <summary>Notes what an alert is about.</summary>
    /// <param name="entity">Whose alert.</param>
    /// <param name="rows">Its ledger.</param>
    /// <param name="time">Event time, epoch milliseconds.</param>
    public void Note(int entity, IReadOnlyList<ScoreRow> rows, long time)
    {
        foreach (var row in rows)
        {
            if (row.Bits >= LeastBits) times.At(keys.GetOrAdd(KeyOf(entity, row), out _)) = time;
        }
    }

    /// <summary>True when something weighs in a ledger, and every value and every number that does was in an alert of the entity before.</summary>
    /// <param name="entity">Whose ledger.</param>
    /// <param name="rows">The ledger.</param>
    /// <param name="time">Event time, epoch milliseconds.</param>
    public bool Knows(int entity, IReadOnlyList<ScoreRow> rows, long time)
    {
        var any = false;
        foreach (var row in rows)
        {
            if (row.Bits < LeastBits) continue;
            var index = keys.Find(KeyOf(entity, row));
            if (index < 0 || time - times[index] > Memory) return false;
            any = true;
        }

        return any;
    }

    /// <summary>Writes what is known.</summary>
    public void Save(SnapshotWriter writer)
    {
        keys.Save(writer);
        times.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        keys.Restore(reader);
        times.Restore(reader);
    }

    // A number that is about no peer is known by its signal: how much of it there is, is asked elsewhere.
    private static ValueKey KeyOf(int entity, in ScoreRow row) =>
        row.Kind == ScoreRowKind.Number && row.Pair < 0 ? new((ulong)row.Signal, entity, (Feature)byte.MaxValue) : new(row.Value.Hash, entity, row.Value.Feature);
}
