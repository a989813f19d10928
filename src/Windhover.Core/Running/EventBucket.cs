using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Running;

/// <summary>All events of one minute of event time. Put in the order of time when the minute is complete; ties keep the order of arrival.</summary>
internal sealed class EventBucket(SymbolTable symbols)
{
    /// <summary>Length of a bucket, milliseconds.</summary>
    public const int Length = 60_000;

    private int[] counts = [];
    private Entry[] entries = [];
    private Entry[] scratch = [];

    /// <summary>Minutes since 1970.</summary>
    public long Minute { get; set; }

    /// <summary>The events.</summary>
    public EventBuffer Events { get; } = new(symbols);

    /// <summary>The order of the events after <see cref="Sort"/>.</summary>
    public ReadOnlySpan<Entry> Order => entries.AsSpan(0, Events.Network.Length + Events.Actors.Length + Events.Facts.Length);

    /// <summary>Puts the events in the order of time: facts before activities before flows of the same millisecond.</summary>
    public void Sort()
    {
        var count = Events.Network.Length + Events.Actors.Length + Events.Facts.Length;
        if (entries.Length < count)
        {
            entries = new Entry[count * 2];
            scratch = new Entry[count * 2];
        }

        var start = Minute * Length;
        var n = 0;
        for (var i = 0; i < Events.Facts.Length; i++) scratch[n++] = new(Within(Events.Facts[i].Time - start), EventShape.Fact, i);
        for (var i = 0; i < Events.Actors.Length; i++) scratch[n++] = new(Within(Events.Actors[i].Time - start), EventShape.Actor, i);
        for (var i = 0; i < Events.Network.Length; i++) scratch[n++] = new(Within(Events.Network[i].Time - start), EventShape.Network, i);
        CountingSort(n);
    }

    /// <summary>Empties the bucket for another minute.</summary>
    public void Reset(long minute)
    {
        Minute = minute;
        Events.Clear();
    }

    /// <summary>Writes the events, for a snapshot.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Write(Minute);
        Events.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        Minute = reader.Read<long>();
        Events.Restore(reader);
    }

    // What came late is of an earlier minute and goes first.
    private static ushort Within(long offset) => (ushort)Math.Clamp(offset, 0, Length - 1);

    private void CountingSort(int n)
    {
        if (n < 256)
        {
            // Insertion by merge keeps ties in order without touching 60,000 counters for a handful of events.
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
    /// <param name="Offset">Milliseconds in the minute.</param>
    /// <param name="Shape">Which array.</param>
    /// <param name="Index">Where in it.</param>
    internal readonly record struct Entry(ushort Offset, EventShape Shape, int Index);
}
