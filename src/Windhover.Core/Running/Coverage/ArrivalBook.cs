using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Running.Coverage;

/// <summary>How records come in, by source and account: what a reader can say, in the order in which it reads.</summary>
internal sealed class ArrivalBook
{
    private const long Shortest = 60_000;
    private const uint Enough = 1000;
    private readonly StreamTable<Arrival> streams = new();
    private readonly StreamTable<SourceArrival> sources = new();
    private LatestTime estate;

    /// <summary>
    /// True once a live run has caught up: from then on, what comes shows how late its source is. What lay there before was read in the order of time and
    /// shows nothing. The default is false.
    /// </summary>
    public bool IsLive { get; set; }

    /// <summary>One part a source and account.</summary>
    public StreamTable<Arrival> Streams => streams;

    /// <summary>The latest event of all, epoch milliseconds; 0 for none.</summary>
    public long Latest => estate.Time;

    /// <summary>The number of a source.</summary>
    public int Source(string name) => streams.Source(name);

    /// <summary>The part of the source as a whole.</summary>
    public SourceArrival Whole(string name) => sources.Of(sources.Source(name), default);

    /// <summary>Notes an event.</summary>
    /// <param name="source">Number of its source.</param>
    /// <param name="whole">The source as a whole.</param>
    /// <param name="account">Its account; none when not said.</param>
    /// <param name="time">Its time, epoch milliseconds.</param>
    /// <returns>The part of its stream.</returns>
    public Arrival Note(int source, SourceArrival whole, Symbol account, long time)
    {
        var arrival = streams.Of(source, account);
        arrival.Events++;
        if (arrival.First == 0 || time < arrival.First) arrival.First = time;
        if (time > arrival.Last) arrival.Last = time;
        whole.Latest.Note(time);
        estate.Note(time);
        arrival.Lag.Add(whole.Latest.Time - time);
        if (IsLive) whole.Behind.Add(estate.Time - time);
        return arrival;
    }

    /// <summary>Notes a record that came before.</summary>
    public void NoteDuplicate(int source, Symbol account) => streams.Of(source, account).Duplicates++;

    /// <summary>By how much a live run has to wait for a source: what it showed of late, at least a minute and at most what its vendor says, milliseconds.</summary>
    public long HoldBack(string source, long vendorLag)
    {
        var behind = sources.Find(source, default)?.Behind;
        return behind is null || behind.Count < Enough ? vendorLag : Math.Max(Math.Min(Shortest, vendorLag), Math.Min(behind.Longest, vendorLag));
    }

    /// <summary>Writes it.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("arrivals");
        writer.Write(estate);
        streams.Save(writer);
        sources.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("arrivals");
        estate = reader.Read<LatestTime>();
        streams.Restore(reader);
        sources.Restore(reader);
    }
}
