using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Running.Coverage;

/// <summary>When every source had events of every account, in the order of event time: the same for the same records, however they were read.</summary>
internal sealed class ActivityBook
{
    private bool hasNews;

    /// <summary>One part a source and account.</summary>
    public StreamTable<StreamActivity> Streams { get; } = new();

    /// <summary>How many windows have ended in which the estate had an event.</summary>
    public long Windows { get; private set; }

    /// <summary>The hour of the latest event, hours since 1970.</summary>
    public long Newest { get; private set; }

    /// <summary>Notes an event.</summary>
    /// <returns>Its stream.</returns>
    public StreamActivity Note(int source, Symbol account, long time, RecordRef record, RecordId id)
    {
        hasNews = true;
        var stream = Streams.Of(source, account);
        stream.Note(time, record, id, Windows);
        if (time / StreamActivity.Hour > Newest) Newest = time / StreamActivity.Hour;
        return stream;
    }

    /// <summary>Ends a window; between two of them a snapshot may be taken.</summary>
    /// <returns>False when nothing came in it: a clock that goes on alone silences nobody.</returns>
    public bool EndWindow()
    {
        if (!hasNews) return false;
        hasNews = false;
        Windows++;
        return true;
    }

    /// <summary>Writes it.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("activity");
        writer.Write(Windows);
        writer.Write(Newest);
        Streams.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("activity");
        Windows = reader.Read<long>();
        Newest = reader.Read<long>();
        Streams.Restore(reader);
    }
}
