using Windhover.Core.Events;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Memory;
using Windhover.Core.Running.Coverage;

namespace Windhover.Core.Running;

/// <summary>
/// Puts what readers deliver into minutes of event time, counts what became of every unit, and drops records that came before: under the same id, or, for
/// flows of sources that deliver some twice, with the same content.
/// A minute is complete once the watermark has passed it; what comes later goes into the first minute that is not, and is counted as late.
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
/// <param name="files">The files of the run.</param>
/// <param name="redelivers">Whether the source of a name delivers some flow records twice; null for none does.</param>
internal sealed class Sequencer(SymbolTable symbols, FileTable files, Func<string, bool>? redelivers = null)
{
    private const string Duplicate = "duplicate";
    private readonly Dictionary<long, EventBucket> open = [];
    private readonly PriorityQueue<long, long> minutes = new();
    private readonly Stack<EventBucket> spare = [];
    private readonly RecentIds seen = new();
    private readonly RecentFlows seenFlows = new();
    private long completed = long.MinValue;
    private EventBucket? current;

    /// <summary>What became of every unit.</summary>
    public RunTally Tally { get; private set; } = new();

    /// <summary>How records come in.</summary>
    public ArrivalBook Arrivals { get; } = new();

    /// <summary>How many events wait for their minute to be complete.</summary>
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
        foreach (ref readonly var flow in buffer.Network)
        {
            latest = Math.Max(latest, flow.Time);
            if (mayRepeat && !seenFlows.Add(flow, source))
            {
                SourceTally.Count(tally.Ignored, Duplicate, entry.File.DisplayPath, flow.Record.Offset);
                Arrivals.NoteDuplicate(source, flow.Account);
                continue;
            }

            Bucket(flow.Time, tally, Arrivals.Note(source, whole, flow.Account, flow.Time)).Events.AddNetwork() = flow;
            Count(tally, flow.Time);
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

    /// <summary>The next minute that is complete, oldest first, or null.</summary>
    /// <param name="watermark">Everything before this time has been read, epoch milliseconds.</param>
    public long? Next(long watermark)
    {
        if (open.Count == 0) return null;
        var minute = minutes.Peek();
        return (minute + 1) * EventBucket.Length > watermark ? null : minute;
    }

    /// <summary>Takes the oldest minute out.</summary>
    public EventBucket Take()
    {
        var minute = minutes.Dequeue();
        open.Remove(minute, out var bucket);
        current = null;
        completed = minute;
        Waiting -= bucket!.Events.EventCount;
        return bucket;
    }

    /// <summary>Says that minutes before one are complete, if none of them waits with something in it.</summary>
    /// <returns>False when one does.</returns>
    public bool CompleteBefore(long minute)
    {
        if (open.Count > 0 && open.First().Key < minute) return false;
        completed = Math.Max(completed, minute - 1);
        return true;
    }

    /// <summary>Takes a bucket back for another minute.</summary>
    public void Return(EventBucket bucket)
    {
        lock (spare) spare.Push(bucket);
    }

    /// <summary>Writes what waits and what was counted.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("sequencer 2");
        writer.Write(completed);
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
        completed = reader.Read<long>();
        Tally = RunTally.Restore(reader.ReadArray<byte>());
        seen.Restore(reader);
        seenFlows.Restore(reader);
        Arrivals.Restore(reader);
        for (var count = reader.Read<int>(); count > 0; count--)
        {
            var bucket = new EventBucket(symbols);
            bucket.Restore(reader);
            Open(bucket);
            Waiting += bucket.Events.EventCount;
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
        open.Add(bucket.Minute, bucket);
        minutes.Enqueue(bucket.Minute, bucket.Minute);
    }

    private EventBucket Bucket(long time, SourceTally? tally, Arrival? arrival)
    {
        var minute = time / EventBucket.Length;
        if (minute <= completed)
        {
            minute = completed + 1;
            if (tally is not null) tally.Late++;
            if (arrival is not null) arrival.Late++;
        }

        if (current is not null && current.Minute == minute) return current;
        if (!open.TryGetValue(minute, out current))
        {
            lock (spare) current = spare.TryPop(out var pooled) ? pooled : new EventBucket(symbols);
            current.Reset(minute);
            Open(current);
        }

        return current;
    }
}
