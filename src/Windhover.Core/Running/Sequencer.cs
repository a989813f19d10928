using Windhover.Core.Events;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Memory;
using Windhover.Core.Running.Coverage;

namespace Windhover.Core.Running;

/// <summary>
/// Puts what readers deliver into slices of event time, counts what became of every unit, and drops records that came before: under the same id, or, for
/// flows of sources that deliver some twice, with the same content.
/// A slice is complete once the watermark has passed it; what comes later goes into the first slice that is not, and is counted as late.
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
/// <param name="files">The files of the run.</param>
/// <param name="redelivers">Whether the source of a name delivers some flow records twice; null for none does.</param>
/// <param name="length">Length of a slice, milliseconds: a minute costs least, less finds sooner. What is found is the same but for what comes late.</param>
internal sealed class Sequencer(SymbolTable symbols, FileTable files, Func<string, bool>? redelivers = null, int length = EventBucket.Minute)
{
    private const string Duplicate = "duplicate";

    // So many records are looked for at once, so that the memory of all of them is on its way.
    private const int Ahead = 32;
    private readonly Dictionary<long, EventBucket> open = [];
    private readonly PriorityQueue<long, long> starts = new();
    private readonly Stack<EventBucket> spare = [];
    private readonly RecentIds seen = new();
    private readonly RecentFlows seenFlows = new();
    private long completeBefore = long.MinValue;
    private EventBucket? current;

    /// <summary>What became of every unit.</summary>
    public RunTally Tally { get; private set; } = new();

    /// <summary>How records come in.</summary>
    public ArrivalBook Arrivals { get; } = new();

    /// <summary>How many events wait for their slice to be complete.</summary>
    public long Waiting { get; private set; }

    /// <summary>Takes everything out of a buffer that one file's reader filled.</summary>
    /// <returns>The latest event time in it, or <see cref="long.MinValue"/>.</returns>
    public long Add(EventBuffer buffer, int file)
    {
        var entry = files[file];
        var tally = Tally.Of(entry.Source);
        var latest = long.MinValue;
        var source = Arrivals.Source(entry.Source);
        var whole = Arrivals.Whole(entry.Source);
        var mayRepeat = redelivers is not null && buffer.Network.Length > 0 && redelivers(entry.Source);
        Span<ulong> hashes = stackalloc ulong[Ahead];
        for (var start = 0; start < buffer.Network.Length; start += Ahead)
        {
            var flows = buffer.Network.Slice(start, Math.Min(Ahead, buffer.Network.Length - start));
            if (mayRepeat) LookAhead(flows, source, hashes);
            for (var i = 0; i < flows.Length; i++)
            {
                ref readonly var flow = ref flows[i];
                latest = Math.Max(latest, flow.Time);
                if (mayRepeat && !seenFlows.Add(hashes[i]))
                {
                    SourceTally.Count(tally.Ignored, Duplicate, entry.File.DisplayPath, flow.Record.Offset);
                    Arrivals.NoteDuplicate(source, flow.Account);
                    continue;
                }

                Bucket(flow.Time, tally, Arrivals.Note(source, whole, flow.Account, flow.Time)).Events.AddNetwork() = flow;
                Count(tally, flow.Time);
            }
        }

        for (var i = 0; i < buffer.Actors.Length; i++)
        {
            ref readonly var activity = ref buffer.Actors[i];
            latest = Math.Max(latest, activity.Time);
            if (!activity.Id.IsNone && !seen.Add(activity.Id))
            {
                SourceTally.Count(tally.Ignored, Duplicate, entry.File.DisplayPath, activity.Record.Offset);
                Arrivals.NoteDuplicate(source, activity.Account);
                continue;
            }

            Bucket(activity.Time, tally, Arrivals.Note(source, whole, activity.Account, activity.Time)).Events.CopyActor(buffer, i);
            Count(tally, activity.Time);
        }

        foreach (ref readonly var fact in buffer.Facts) Bucket(fact.Time, null, null).Events.AddFact(fact);
        foreach (var note in buffer.Ignored) SourceTally.Count(tally.Ignored, note.Reason, entry.File.DisplayPath, note.Record.Offset);
        foreach (var note in buffer.Rejected) SourceTally.Count(tally.DeadLetters, note.Reason, entry.File.DisplayPath, note.Record.Offset);
        buffer.Clear();
        return latest;
    }

    /// <summary>Start of the next slice that is complete, oldest first, or null; epoch milliseconds.</summary>
    /// <param name="watermark">Everything before this time has been read, epoch milliseconds.</param>
    public long? Next(long watermark) => NextEnd <= watermark ? starts.Peek() : null;

    /// <summary>The watermark at which the oldest slice is complete, epoch milliseconds; null while none is open.</summary>
    public long? NextEnd => open.Count == 0 ? null : starts.Peek() + length;

    /// <summary>Takes the oldest slice out.</summary>
    public EventBucket Take()
    {
        var start = starts.Dequeue();
        open.Remove(start, out var bucket);
        current = null;
        completeBefore = start + length;
        Waiting -= bucket!.Events.EventCount;

        // Here and not by the engine: it is the busier of the two threads.
        bucket.Sort();
        return bucket;
    }

    /// <summary>Says that everything before a time is complete, if no slice before it waits with something in it.</summary>
    /// <returns>False when one does.</returns>
    public bool CompleteBefore(long time)
    {
        if (open.Count > 0 && starts.Peek() < time) return false;
        completeBefore = Math.Max(completeBefore, time);
        return true;
    }

    /// <summary>Takes a bucket back for another slice.</summary>
    public void Return(EventBucket bucket)
    {
        lock (spare) spare.Push(bucket);
    }

    /// <summary>Writes what waits and what was counted.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("sequencer 2");
        writer.Write(completeBefore);
        writer.Write(length);
        writer.Write<byte>(Tally.Save());
        seen.Save(writer);
        seenFlows.Save(writer);
        Arrivals.Save(writer);
        writer.Write(open.Count);
        foreach (var (_, bucket) in open.OrderBy(b => b.Key)) bucket.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("sequencer 2");
        completeBefore = reader.Read<long>();
        var before = reader.Read<int>();
        Tally = RunTally.Restore(reader.ReadArray<byte>());
        seen.Restore(reader);
        seenFlows.Restore(reader);
        Arrivals.Restore(reader);
        for (var count = reader.Read<int>(); count > 0; count--)
        {
            var bucket = new EventBucket(symbols, before);
            bucket.Restore(reader);
            Waiting += bucket.Events.EventCount;
            if (before == length) Open(bucket);
            else Spread(bucket.Events);
        }
    }

    private void LookAhead(ReadOnlySpan<NetworkActivity> flows, int source, Span<ulong> hashes)
    {
        for (var i = 0; i < flows.Length; i++)
        {
            hashes[i] = RecentFlows.HashOf(flows[i], source);
            seenFlows.Expect(hashes[i]);
        }
    }

    private void Count(SourceTally tally, long time)
    {
        tally.Events++;
        Waiting++;
        if (time > tally.LastEvent) tally.LastEvent = time;
        if (time > Tally.LastEvent) Tally.LastEvent = time;
        if (Tally.FirstEvent == 0 || time < Tally.FirstEvent) Tally.FirstEvent = time;
    }

    private void Open(EventBucket bucket)
    {
        open.Add(bucket.Start, bucket);
        starts.Enqueue(bucket.Start, bucket.Start);
    }

    // The run before had slices of another length.
    private void Spread(EventBuffer events)
    {
        foreach (ref readonly var flow in events.Network) Bucket(flow.Time, null, null).Events.AddNetwork() = flow;
        for (var i = 0; i < events.Actors.Length; i++) Bucket(events.Actors[i].Time, null, null).Events.CopyActor(events, i);
        foreach (ref readonly var fact in events.Facts) Bucket(fact.Time, null, null).Events.AddFact(fact);
    }

    private EventBucket Bucket(long time, SourceTally? tally, Arrival? arrival)
    {
        if (time < completeBefore)
        {
            time = completeBefore;
            if (tally is not null) tally.Late++;
            if (arrival is not null) arrival.Late++;
        }

        var start = time / length * length;
        if (current is not null && current.Start == start) return current;
        if (!open.TryGetValue(start, out current))
        {
            lock (spare) current = spare.TryPop(out var pooled) ? pooled : new EventBucket(symbols, length);
            current.Reset(start);
            Open(current);
        }

        return current;
    }
}
