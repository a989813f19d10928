using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Running;

/// <summary>
/// All events of one slice of event time. Put in the order of time when the slice is complete; ties keep the order of arrival. So the order in which an engine sees
/// events does not hang on how long slices are.
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
/// <param name="length">Length of the slice, milliseconds; at most <see cref="Minute"/>.</param>
internal sealed class EventBucket(SymbolTable symbols, int length = EventBucket.Minute)
{
    /// <summary>Length of a slice where nothing else is said, milliseconds.</summary>
    public const int Minute = 60_000;

    private int[] counts = [];
    private Entry[] entries = [];
    private Entry[] scratch = [];
    private bool isSorted;

    /// <summary>Start of the slice, epoch milliseconds.</summary>
    public long Start { get; private set; }

    /// <summary>Length of the slice, milliseconds.</summary>
    public int Length { get; } = length;

    /// <summary>The events.</summary>
    public EventBuffer Events { get; } = new(symbols);

    /// <summary>The order of the events after <see cref="Sort"/>.</summary>
    public ReadOnlySpan<Entry> Order => entries.AsSpan(0, Events.Network.Length + Events.Actors.Length + Events.Facts.Length);

    /// <summary>Puts the events in the order of time: facts before activities before flows of the same millisecond.</summary>
    public void Sort()
    {
        if (isSorted) return;
        isSorted = true;
        var count = Events.Network.Length + Events.Actors.Length + Events.Facts.Length;
        if (entries.Length < count)
        {
            entries = new Entry[count * 2];
            scratch = new Entry[count * 2];
        }

        var n = 0;
        for (var i = 0; i < Events.Facts.Length; i++) scratch[n++] = new(Within(Events.Facts[i].Time - Start), EventShape.Fact, i);
        for (var i = 0; i < Events.Actors.Length; i++) scratch[n++] = new(Within(Events.Actors[i].Time - Start), EventShape.Actor, i);
        for (var i = 0; i < Events.Network.Length; i++) scratch[n++] = new(Within(Events.Network[i].Time - Start), EventShape.Network, i);
        CountingSort(n);
    }

    /// <summary>Empties the bucket for another slice.</summary>
    public void Reset(long start)
    {
        Start = start;
        isSorted = false;
        Events.Clear();
    }

    /// <summary>Writes the events, for a snapshot.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Write(Start);
        Events.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        Start = reader.Read<long>();
        Events.Restore(reader);
    }

    // What came late is of an earlier slice and goes first.
    private ushort Within(long offset) => (ushort)Math.Clamp(offset, 0, Length - 1);

    private void CountingSort(int n)
    {
        if (n < 256)
        {
            // Insertion by merge keeps ties in order without touching all the counters for a handful of events.
            scratch.AsSpan(0, n).CopyTo(entries);
            StableSmall(entries.AsSpan(0, n), scratch.AsSpan(0, n));
            return;
        }

        if (counts.Length == 0) counts = new int[Length];
        else Array.Clear(counts);
        for (var i = 0; i < n; i++) counts[scratch[i].Offset]++;
        var sum = 0;
        for (var i = 0; i < Length; i++)
        {
            var here = counts[i];
            counts[i] = sum;
            sum += here;
        }

        for (var i = 0; i < n; i++) entries[counts[scratch[i].Offset]++] = scratch[i];
    }

    private static void StableSmall(Span<Entry> items, Span<Entry> spare)
    {
        for (var width = 1; width < items.Length; width *= 2)
        {
            for (var start = 0; start < items.Length; start += 2 * width)
            {
                var middle = Math.Min(start + width, items.Length);
                var end = Math.Min(start + 2 * width, items.Length);
                var left = start;
                var right = middle;
                for (var i = start; i < end; i++)
                    spare[i] = left < middle && (right >= end || items[left].Offset <= items[right].Offset) ? items[left++] : items[right++];
            }

            spare.CopyTo(items);
        }
    }

    /// <summary>One event's place.</summary>
    /// <param name="Offset">Milliseconds in the slice.</param>
    /// <param name="Shape">Which array.</param>
    /// <param name="Index">Where in it.</param>
    internal readonly record struct Entry(ushort Offset, EventShape Shape, int Index);
}
