using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Running.Coverage;

/// <summary>When one stream had events, in event time: the last seven days by the hour, and the longest pauses that are usual for it.</summary>
internal sealed class StreamActivity : IStreamPart
{
    /// <summary>How many hours are kept.</summary>
    public const int Hours = 168;

    /// <summary>An hour, milliseconds.</summary>
    public const long Hour = 3_600_000;

    private const long Generation = 8 * 24 * Hour;
    private const int Habit = 3;
    private const int FirstWords = 50;
    private readonly uint[] counts = new uint[Hours];
    private long newest;
    private long rotated;
    private long youngPause;
    private long oldPause;
    private int silences;

    /// <summary>Events.</summary>
    public long Events { get; private set; }

    /// <summary>First event, epoch milliseconds.</summary>
    public long First { get; private set; }

    /// <summary>Last event, epoch milliseconds.</summary>
    public long Last { get; private set; }

    /// <summary>Where the last event is.</summary>
    public RecordRef Record { get; private set; }

    /// <summary>The last event's own id.</summary>
    public RecordId Id { get; private set; }

    /// <summary>How many windows of the estate had ended at the last event.</summary>
    public long Windows { get; private set; }

    /// <summary>Its last event, once it is called silent; 0 while it is not.</summary>
    public long SilentSince { get; set; }

    /// <summary>The longest pause of the last eight to sixteen days, milliseconds. One that was called a silence counts once it is a habit: from the third on.</summary>
    public long UsualPause => Math.Max(youngPause, oldPause);

    /// <summary>
    /// True while a stream that brings much is only being got to know: nothing in its first six hours is unusual for want of history. The first events of all speak.
    /// </summary>
    /// <param name="time">Event time, epoch milliseconds.</param>
    public bool IsNewFeed(long time) => Events > FirstWords && time - First < 6 * Hour;

    /// <summary>Notes an event.</summary>
    /// <param name="time">Its time, epoch milliseconds.</param>
    /// <param name="record">Where it is.</param>
    /// <param name="id">Its own id.</param>
    /// <param name="windows">How many windows of the estate have ended.</param>
    public void Note(long time, RecordRef record, RecordId id, long windows)
    {
        Events++;
        var hour = time / Hour;
        if (hour > newest) Clear(hour);
        if (hour > newest - Hours) counts[hour % Hours]++;
        if (time <= Last) return;
        if (Last == 0) First = rotated = time;
        else Learn(time - Last, time);
        (Last, Record, Id, Windows) = (time, record, id, windows);
    }

    /// <summary>Events of an hour; 0 for one that is not kept.</summary>
    /// <param name="hour">Hours since 1970.</param>
    public uint In(long hour) => hour > newest - Hours && hour <= newest ? counts[hour % Hours] : 0;

    /// <inheritdoc/>
    public void Save(SnapshotWriter writer)
    {
        writer.Write<uint>(counts);
        writer.Write<long>([newest, rotated, youngPause, oldPause, Events, First, Last, Windows, SilentSince]);
        writer.Write(silences);
        writer.Write(Record);
        writer.Write(Id);
    }

    /// <inheritdoc/>
    public void Restore(SnapshotReader reader)
    {
        reader.ReadArray<uint>().CopyTo(counts, 0);
        var times = reader.ReadArray<long>();
        (newest, rotated, youngPause, oldPause) = (times[0], times[1], times[2], times[3]);
        (Events, First, Last, Windows, SilentSince) = (times[4], times[5], times[6], times[7], times[8]);
        silences = reader.Read<int>();
        Record = reader.Read<RecordRef>();
        Id = reader.Read<RecordId>();
    }

    private void Learn(long pause, long time)
    {
        var wasSilent = SilentSince != 0;
        SilentSince = 0;
        if (wasSilent && ++silences < Habit) return;
        if (time - rotated > Generation) (oldPause, youngPause, rotated) = (youngPause, 0, time);
        youngPause = Math.Max(youngPause, pause);
    }

    private void Clear(long hour)
    {
        for (var h = Math.Max(newest + 1, hour - Hours + 1); h <= hour; h++) counts[h % Hours] = 0;
        newest = hour;
    }
}
