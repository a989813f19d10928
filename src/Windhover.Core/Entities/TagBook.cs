using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Entities;

/// <summary>Who bears which tags, in event time, as the logs tell. Bounded by <see cref="TagLimits"/>; what is left out is counted.</summary>
/// <param name="symbols">Where texts are kept.</param>
public sealed class TagBook(SymbolTable symbols)
{
    private const int LookEvery = 65_536;
    private const int BytesOfOne = 160;
    private readonly Dictionary<Symbol, TagHistory> histories = [];
    private int count;
    private int applied;

    /// <summary>Bytes held, about.</summary>
    public long Bytes => (long)histories.Count * BytesOfOne + (long)count * System.Runtime.CompilerServices.Unsafe.SizeOf<TagChange>();

    /// <summary>How often a tag was left out.</summary>
    public long LeftOut { get; private set; }

    /// <summary>How many ids have tags, or had some of late.</summary>
    public int Count => histories.Count;

    /// <summary>Learns a fact; one that is not about tags teaches nothing, but that what exists no more bears none.</summary>
    public void Apply(in EntityFact fact)
    {
        if (++applied % LookEvery == 0) Forget(fact.Time - TagLimits.Remembered);
        if (!histories.TryGetValue(fact.Subject, out var history))
        {
            if (fact.Kind is not (EntityFactKind.TagSet or EntityFactKind.TagLeftOut)) return;
            history = new TagHistory(symbols);
        }

        var (before, left) = (history.Count, history.LeftOut);
        Learn(history, fact);
        count += history.Count - before;
        LeftOut += history.LeftOut - left;
        if (history.Count + history.LeftOut > 0) histories[fact.Subject] = history;
    }

    /// <summary>The tags of a native id, with when each was set and gone, by key and time; empty for none.</summary>
    public IReadOnlyList<EntityTag> Of(Symbol native) => histories.TryGetValue(native, out var history) ? history.Tags() : [];

    /// <summary>The tags of a native id that stand, by key.</summary>
    public IReadOnlyList<EntityTag> Standing(Symbol native) => histories.TryGetValue(native, out var history) ? [.. history.Tags().Where(t => t.To is null)] : [];

    /// <summary>How many tags and changes of tags of a native id are not kept.</summary>
    public long LeftOutOf(Symbol native) => histories.TryGetValue(native, out var history) ? history.LeftOut : 0;

    /// <summary>Writes the book.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("tags");
        writer.Write(LeftOut);
        writer.Write(applied);
        writer.Write(histories.Count);

        // By the numbers of this table, which the same snapshot holds.
        foreach (var (native, history) in histories.OrderBy(h => h.Key.Id))
        {
            writer.Write(native);
            writer.Write(history.LeftOut);
            writer.Write(history.Changes);
        }
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("tags");
        LeftOut = reader.Read<long>();
        applied = reader.Read<int>();
        for (var left = reader.Read<int>(); left > 0; left--)
        {
            var native = reader.Read<Symbol>();
            var history = histories[native] = new TagHistory(symbols) { LeftOut = reader.Read<long>() };
            history.Restore(reader.ReadArray<TagChange>());
            count += history.Count;
        }
    }

    private void Learn(TagHistory history, in EntityFact fact)
    {
        switch (fact.Kind)
        {
            case EntityFactKind.TagSet when count < TagLimits.MostOfAll:
                history.Set(fact.Object, fact.Value, fact.Time);
                break;
            case EntityFactKind.TagGone:
                history.Gone(fact.Object, fact.Time);
                break;
            case EntityFactKind.TagGoneOfValue:
                history.Gone(fact.Object, fact.Value, fact.Time);
                break;
            case EntityFactKind.TagsGone or EntityFactKind.HostEnded:
                history.AllGone(fact.Time, symbols.Text(fact.Object));
                break;
            case EntityFactKind.TagSet or EntityFactKind.TagLeftOut:
                history.LeftOut++;
                break;
        }
    }

    // What exists no more, and what is over for long, makes room.
    private void Forget(long before)
    {
        foreach (var (native, history) in histories.Where(h => h.Value.IsOverSince(before)).ToList())
        {
            count -= history.Count;
            histories.Remove(native);
        }
    }
}
