using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Running;

/// <summary>
/// Reads many files as one stream in event time: always goes on with the file that is furthest behind, so that the whole is read once, with few files
/// open, in an order that depends on the files alone.
/// </summary>
internal sealed partial class FileSchedule(SourceCatalogue sources, SymbolTable symbols, FileTable files, Sequencer sequencer, Func<string, IReadOnlySet<string>> wantedFields, ReadLimits limits)
    : IDisposable
{
    private const int Step = 1024;
    private const int PeekRecords = 256;
    private const long WholeBelow = 1 << 20;
    private readonly PriorityQueue<ScheduledFile, (long, int)> waiting = new();
    private readonly EventBuffer buffer = new(symbols);
    private readonly FileEnds ends = new();

    /// <summary>Whether it is kept how far files were read that may grow, for <see cref="GoOn"/>. The default is false.</summary>
    public bool KeepEnds { get; set; }

    /// <summary>Files and folders that could not be read at all.</summary>
    public List<SkippedFile> Skipped { get; } = [];

    /// <summary>Files that some source recognised.</summary>
    public int Recognised { get; private set; }

    /// <summary>Bytes of the files that are finished, as on disk.</summary>
    public long BytesFinished { get; private set; }

    /// <summary>Everything before this time has been read, epoch milliseconds.</summary>
    public long Watermark => waiting.TryPeek(out var next, out _) ? next.Watermark : long.MaxValue;

    /// <summary>True when every file is finished.</summary>
    public bool Finished => waiting.Count == 0;

    /// <summary>Takes a file into the schedule: finds out what it is and when it begins.</summary>
    public void Add(FoundFile found)
    {
        if (files.Find(found.DisplayPath) is not null || MustWait(found)) return;
        Begin(found, EndBefore(found));
    }

    /// <summary>Reads a step of the file that is furthest behind.</summary>
    public void ReadStep()
    {
        var file = waiting.Dequeue();
        queued.Remove(file.Number);
        if (file.Open is null)
        {
            file.OpenedSize = files[file.Number].File.Size;
            file.Open = Open(file.Number, file.Position);
        }

        bool more;
        do
        {
            more = file.Open.Read(buffer, Step);
            var failure = file.Open.Failure;
            file.Reached = Math.Max(file.Reached, sequencer.Add(buffer, file.Number));
            if (!more && failure is not null) Skipped.Add(new SkippedFile(files[file.Number].File.DisplayPath, failure));
        }
        while (more && file.Whole);

        if (more || GrewMeanwhile(file))
        {
            Enqueue(file);
            return;
        }

        var next = TakeFollowing(file);
        var end = next is null || file.Open.Failure is not null ? null : file.Open.Position.NextFile;
        if (end is null && (!KeepEnds || !ends.Keep(file, files[file.Number].File)))
        {
            file.Open.Finish(buffer);
            sequencer.Add(buffer, file.Number);
        }

        var (path, source) = (files[file.Number].File.DisplayPath, files[file.Number].Source);
        var tally = sequencer.Tally.Of(source);
        tally.NoteMissing(file.Open.Missing, path, file.Reached);
        tally.Manifests.Note(path, file.Open.Manifests, () => files.Snapshot().Where(f => f.Source == source).Select(f => f.File.DisplayPath));
        file.Open.Dispose();
        file.Open = null;
        BytesFinished += files[file.Number].File.Size;
        if (next is not null) Begin(next, end);
    }

    /// <summary>Closes all files.</summary>
    public void Dispose()
    {
        foreach (var (file, _) in waiting.UnorderedItems) file.Open?.Dispose();
    }

    private void Begin(FoundFile found, LogFilePosition? before)
    {
        if (IsUnsure(found, before)) return;
        var number = files.Add(found);
        if (found.Error is not null)
        {
            Skipped.Add(new SkippedFile(found.DisplayPath, found.Error));
            return;
        }

        using var file = Open(number, before);
        if (file.Source is null)
        {
            NoteUnrecognised(file, number);
            return;
        }

        files.SetSource(number, file.Source.Descriptor.Name);
        var tally = sequencer.Tally.Of(file.Source.Descriptor.Name);
        tally.Files++;
        if (KeepEnds) tally.NoteOrigin(found.DisplayPath);
        Recognised++;
        Enqueue(new ScheduledFile
        {
            Number = number,
            Lag = (long)file.Source.Descriptor.Lag.TotalMilliseconds,
            Reached = Earliest(file),
            Whole = found.Size <= WholeBelow,
            Position = before,
        });
    }

    // Looking through a head for all sources costs as much as some hundred records: it is done once a file.
    private LogFile Open(int number, LogFilePosition? position)
    {
        var entry = files[number];
        return LogFile.Open(entry.File, number, sources, symbols, wantedFields, limits, position, sources.Find(entry.Source));
    }

    private void Enqueue(ScheduledFile file)
    {
        queued.Add(file.Number);
        waiting.Enqueue(file, (file.Watermark, file.Number));
    }

    // The first records say when a file begins; one that runs backwards is looked through to its end.
    private long Earliest(LogFile file)
    {
        long earliest = long.MaxValue, first = 0, last = 0;
        var more = true;
        for (var round = 0; more && (round == 0 || last < first); round++)
        {
            more = file.Read(buffer, PeekRecords);
            foreach (ref readonly var flow in buffer.Network) Note(flow.Time);
            foreach (ref readonly var activity in buffer.Actors) Note(activity.Time);
            foreach (ref readonly var fact in buffer.Facts) earliest = Math.Min(earliest, fact.Time);
            buffer.Clear();
        }

        return earliest == long.MaxValue ? 0 : earliest;

        void Note(long time)
        {
            if (first == 0) first = time;
            last = time;
            earliest = Math.Min(earliest, time);
        }
    }
}
