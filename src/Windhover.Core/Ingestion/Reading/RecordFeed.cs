using Windhover.Core.Events;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>Hands the records of one recognised file to its reader, and sees to it that each of them leaves a trace.</summary>
internal sealed class RecordFeed
{
    // A record may hold thousands of events: a batch ends early, so that memory does not hang on what senders put into one.
    private const int MostEvents = 1 << 16;
    private readonly string source;
    private readonly int fileNumber;
    private readonly ByteWindow window;
    private readonly IRecordReader reader;
    private readonly IFramer framer;
    private long behindLast;

    public RecordFeed(ILogSource source, int fileNumber, ByteWindow window, ReadLimits limits, LogFilePosition resume, ReaderContext context, bool grows = false)
    {
        this.source = source.Descriptor.Name;
        this.fileNumber = fileNumber;
        this.window = window;
        behindLast = window.Offset;
        reader = source.CreateReader(context);
        framer = source.Descriptor.Framing switch
        {
            Framing.Json => new JsonFramer(limits.LongestRecord, source.Descriptor.RecordArrays, grows),
            Framing.Csv => new CsvFramer(limits.LongestRecord, grows),
            Framing.Blocks => new BlockFramer(),
            Framing.Capture => new CaptureFramer(),
            _ => new LineFramer(limits.LongestRecord, grows),
        };
        if (resume.Reader is not null && resume.Source == this.source) reader.RestoreState(resume.Reader);
        if (resume.Offset == 0) return;
        framer.RestoreState(resume.Framer);
    }

    /// <summary>Where the file stands.</summary>
    public LogFilePosition Position(bool endReported) => new()
    {
        Source = source,
        Offset = behindLast,
        EndReported = endReported,
        Framer = framer.SaveState(),
        Reader = reader.SaveState(),
    };

    /// <summary>At the end of the file: why what is left in the window is no end; null when it is.</summary>
    public string? Unfinished => framer.Unfinished;

    /// <summary>Hands on up to <paramref name="maxRecords"/> records; false at the end of the file.</summary>
    public bool Read(EventBuffer output, int maxRecords, ref bool endReported)
    {
        var before = output.EventCount;
        for (var i = 0; i < maxRecords && output.EventCount - before < MostEvents; i++)
        {
            var frame = framer.Next(window, out var record);
            if (frame.Kind == FrameKind.End) return false;
            endReported = false;
            behindLast = window.Offset;
            var at = new RecordRef(fileNumber, (int)Math.Min(frame.Length, int.MaxValue), frame.Offset);
            if (frame.Kind == FrameKind.Record) Hand(record, at, output);
            else if (frame.Kind == FrameKind.Ignored) output.Ignore(at, frame.Reason);
            else output.Reject(at, frame.Reason);
        }

        return true;
    }

    /// <summary>What the file's format leaves out.</summary>
    public IReadOnlyList<MissingField> Missing => reader.Missing;

    /// <summary>What the file says of other files.</summary>
    public IReadOnlyList<LogManifest> Manifests => reader.Manifests;

    /// <summary>The file will not go on: its reader gives up what it keeps back.</summary>
    public void Finish(EventBuffer output) => reader.Finish(output);

    private void Hand(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        var before = output.EventCount + output.Ignored.Count + output.Rejected.Count;
        var waiting = reader.Waiting;
        try
        {
            reader.Read(record, at, output);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            output.Reject(at, $"the reader failed: {error.GetType().Name}");
            return;
        }

        if (output.EventCount + output.Ignored.Count + output.Rejected.Count == before && reader.Waiting <= waiting) output.Reject(at, Reasons.Silent);
    }
}
