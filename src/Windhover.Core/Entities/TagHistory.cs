using System.Runtime.InteropServices;
using Windhover.Core.Events;

namespace Windhover.Core.Entities;

/// <summary>
/// The tags of one id through time: the changes of a key stand together, in the order of time, and no two neighbours say the same. What records say is put where it belongs in time, so that the order in
/// which they come does not matter; of what they say of one moment, that a tag is set holds, and of two values the one that sorts last.
/// </summary>
internal sealed class TagHistory(SymbolTable symbols)
{
    private readonly List<TagChange> changes = [];

    /// <summary>How many changes are kept.</summary>
    public int Count => changes.Count;

    /// <summary>How often something was left out.</summary>
    public long LeftOut { get; set; }

    /// <summary>The changes.</summary>
    public ReadOnlySpan<TagChange> Changes => CollectionsMarshal.AsSpan(changes);

    /// <summary>Takes back what was kept.</summary>
    public void Restore(ReadOnlySpan<TagChange> kept) => changes.AddRange(kept);

    /// <summary>The tag has a value from a time on.</summary>
    public void Set(Symbol key, Symbol value, long time)
    {
        var (start, end) = Of(key);
        if (start == end && !HasRoom(time))
        {
            LeftOut++;
            return;
        }

        (start, end) = Of(key);
        var said = new TagChange { Time = time, Last = time, Key = key, Value = value, IsSet = true };
        var at = After(start, end, time);
        if (at > start && changes[at - 1] is var before)
        {
            if (before.Time == time)
            {
                if (before.IsSet && string.CompareOrdinal(symbols.Text(value), symbols.Text(before.Value)) <= 0) return;
                Split(at, time);
                changes[at - 1] = said;
                Tidy(key, time);
                return;
            }

            if (before.SaysAs(said))
            {
                changes[at - 1] = before with { Last = Math.Max(before.Last, time) };
                return;
            }

            Split(at, time);
        }

        changes.Insert(at, said);
        Tidy(key, time);
    }

    /// <summary>The tag is gone from a time on, whatever its value.</summary>
    public void Gone(Symbol key, long time)
    {
        var (start, end) = Of(key);
        var at = After(start, end, time);
        if (at == start || !changes[at - 1].IsSet || changes[at - 1].Time == time || changes[at - 1].Last == time) return;
        Split(at, time);
        changes.Insert(at, new TagChange { Time = time, Last = time, Key = key });
        Tidy(key, time);
    }

    /// <summary>The tag is gone from a time on if it has a value then.</summary>
    public void Gone(Symbol key, Symbol value, long time)
    {
        var (start, end) = Of(key);
        var at = After(start, end, time);
        if (at > start && changes[at - 1].IsSet && changes[at - 1].Value == value) Gone(key, time);
    }

    /// <summary>All tags are gone from a time on, but for those whose key begins with a text.</summary>
    /// <param name="time">Epoch milliseconds.</param>
    /// <param name="kept">How keys that stay begin; "" for none.</param>
    public void AllGone(long time, string kept)
    {
        foreach (var key in Keys())
        {
            if (kept.Length == 0 || !symbols.Text(key).StartsWith(kept, StringComparison.Ordinal)) Gone(key, time);
        }
    }

    /// <summary>True when nothing stands, and what stood is over since before a time.</summary>
    public bool IsOverSince(long time)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var isLast = i + 1 == changes.Count || changes[i + 1].Key != changes[i].Key;
            if (isLast && (changes[i].IsSet || changes[i].Time >= time)) return false;
        }

        return true;
    }

    /// <summary>The tags with when each was set and gone, by key and time.</summary>
    public IReadOnlyList<EntityTag> Tags()
    {
        var tags = new List<EntityTag>();
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (!change.IsSet) continue;
            var isLast = i + 1 == changes.Count || changes[i + 1].Key != change.Key;
            tags.Add(new EntityTag(symbols.Text(change.Key), symbols.Text(change.Value), change.Time, isLast ? null : changes[i + 1].Time));
        }

        return [.. tags.OrderBy(t => t.Key, StringComparer.Ordinal).ThenBy(t => t.From)];
    }

    private IEnumerable<Symbol> Keys() => changes.Select(c => c.Key).Distinct().ToList();

    private (int Start, int End) Of(Symbol key)
    {
        var start = 0;
        while (start < changes.Count && changes[start].Key != key) start++;
        var end = start;
        while (end < changes.Count && changes[end].Key == key) end++;
        return (start, end);
    }

    private int After(int start, int end, long time)
    {
        while (end > start && changes[end - 1].Time > time) end--;
        return end;
    }

    // What was said before and after a moment at which something else came to be true was true twice.
    private void Split(int at, long time)
    {
        var before = changes[at - 1];
        if (!before.IsSet || before.Last <= time) return;
        changes[at - 1] = before with { Last = before.Time };
        changes.Insert(at, before with { Time = before.Last });
    }

    private void Tidy(Symbol key, long time)
    {
        var (start, end) = Of(key);
        end = Merge(start, end);
        if (end - start <= TagLimits.MostChanges) return;
        while (end - start > TagLimits.MostChanges && changes[start + 1].Time < time - TagLimits.Remembered)
        {
            changes.RemoveAt(start);
            end--;
        }

        if (end - start <= TagLimits.MostChanges) return;
        changes.RemoveAt(end - 2);
        LeftOut++;
        Merge(start, end - 1);
    }

    private int Merge(int start, int end)
    {
        for (var i = start + 1; i < end;)
        {
            if (!changes[i].SaysAs(changes[i - 1]))
            {
                i++;
                continue;
            }

            changes[i - 1] = changes[i - 1] with { Last = Math.Max(changes[i - 1].Last, changes[i].Last) };
            changes.RemoveAt(i);
            end--;
        }

        return end;
    }

    private bool HasRoom(long time)
    {
        var keys = Keys().ToList();
        if (keys.Count < TagLimits.MostKeys) return true;
        foreach (var key in keys)
        {
            var (start, end) = Of(key);
            if (changes[end - 1].IsSet || changes[end - 1].Time >= time - TagLimits.Remembered) continue;
            changes.RemoveRange(start, end - start);
            return true;
        }

        return false;
    }
}
