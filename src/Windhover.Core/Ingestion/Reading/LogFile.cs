using Windhover.Core.Events;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// One log file on its way from disk into events: opened, decompressed and recognised by content, cut into records, read by its source. Nothing of a
/// file is ever thrown: what is wrong with all of it is in <see cref="Failure"/>, what is wrong with a part of it is rejected in the buffer. Not safe for more
/// than one thread.
/// </summary>
/// <remarks>
/// The records and their <see cref="RecordRef"/>s depend on the bytes of the file alone, not on how many are asked for at a time, how the disk hands
/// the bytes out, or where a run was interrupted.
/// </remarks>
public sealed class LogFile : IDisposable
{
    private const int HeadSize = 64 << 10;
    private const long UnrecognisedStep = 64L << 20;
    private readonly int fileNumber;
    private readonly FileContent? content;
    private readonly ByteWindow? window;
    private readonly RecordFeed? feed;
    private readonly UnrecognisedLines unrecognised = new();
    private readonly long firstOffset;
    private readonly bool grows;
    private bool finished;
    private bool endReported;

    private LogFile(string failure, LogFilePosition? resume)
    {
        Failure = failure;
        finished = true;
        Position = resume ?? new LogFilePosition();
    }

    private LogFile(
        FileContent content, FoundFile file, int fileNumber, SourceCatalogue sources, SymbolTable symbols, Func<string, IReadOnlySet<string>> wantedFields,
        ReadLimits limits, LogFilePosition resume, ILogSource? known)
    {
        this.content = content;
        this.fileNumber = fileNumber;
        grows = file.Grows;
        Position = resume;
        endReported = resume.EndReported;
        if (resume.Offset > 0 && !content.SkipTo(resume.Offset)) Failure = Reasons.Shorter;
        window = new ByteWindow(content, resume.Offset);
        if (resume.Offset > 0)
        {
            Source = resume.Source is null ? null : sources.Find(resume.Source);
            if (resume.Source is not null && Source is null) Failure ??= Reasons.SourceGone;
            unrecognised.Restore(resume);
        }
        else
        {
            while (window.Bytes.Length < HeadSize + 3 && window.Fill())
            {
            }

            if (content.HasByteOrderMark) window.Advance(3);
            var head = window.Bytes[..Math.Min(window.Bytes.Length, HeadSize)];
            Source = known ?? sources.Recognise(head);

            // The next segment of a stream may begin with what only the one before explains.
            if (resume.Source is not null) Source ??= sources.Find(resume.Source);
            if (Source is null && head.Contains((byte)0))
            {
                unrecognised.AddBinary();
                finished = true;
            }
        }

        firstOffset = window.Offset;
        finished |= Failure is not null;
        if (Failure is null && Source is null) SavePosition();
        if (Source is not null) feed = new RecordFeed(Source, fileNumber, window, limits, resume, new ReaderContext
        {
            Symbols = symbols,
            WantedFields = wantedFields(Source.Descriptor.Name),
            Path = file.DisplayPath,
        }, file.Grows);
    }

    /// <summary>The source that recognised the file; null when none did.</summary>
    public ILogSource? Source { get; }

    /// <summary>Why nothing (more) of the file can be read at all, in constant words; null while it can. Such a file counts no lines.</summary>
    public string? Failure { get; }

    /// <summary>Just behind the last record that <see cref="Read"/> handed on, for <see cref="Open"/>.</summary>
    public LogFilePosition Position
    {
        get => feed is null ? field : feed.Position(endReported);
        private set;
    }

    /// <summary>Lines of a file that nothing recognises, to be counted as ignored because of <see cref="UnrecognisedReason"/>; a binary file counts as one.</summary>
    public long UnrecognisedLines => unrecognised.Count;

    /// <summary>Why <see cref="UnrecognisedLines"/> are ignored.</summary>
    public const string UnrecognisedReason = "no source recognises this file";

    /// <summary>Bytes read from disk since the file was opened.</summary>
    public long CompressedBytesRead => content?.CompressedBytesRead ?? 0;

    /// <summary>Decompressed bytes that were passed since the file was opened.</summary>
    public long BytesRead => window is null ? 0 : window.Offset - firstOffset;

    /// <summary>Opens a file and finds out what it is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fileNumber">Its number in the run's <see cref="FileTable"/>.</param>
    /// <param name="sources">Who may recognise it.</param>
    /// <param name="symbols">Where texts are kept.</param>
    /// <param name="wantedFields">The further fields that models want, by the source's name.</param>
    /// <param name="limits">What the file may cost.</param>
    /// <param name="resume">Where an earlier run stopped; null to begin at the beginning.</param>
    /// <param name="known">The source that recognised the file when it was opened before; null to find out.</param>
    public static LogFile Open(
        FoundFile file, int fileNumber, SourceCatalogue sources, SymbolTable symbols, Func<string, IReadOnlySet<string>> wantedFields, ReadLimits limits,
        LogFilePosition? resume = null, ILogSource? known = null)
    {
        var content = FileContent.Open(file, limits, out var failure);
        return Over(content, failure, file, fileNumber, sources, symbols, wantedFields, limits, resume, known);
    }

    /// <summary>The same over a stream that is open; the stream is disposed with the file.</summary>
    internal static LogFile Over(
        Stream stream, FoundFile file, int fileNumber, SourceCatalogue sources, SymbolTable symbols, Func<string, IReadOnlySet<string>> wantedFields, ReadLimits limits,
        LogFilePosition? resume = null)
    {
        var content = FileContent.Over(stream, null, limits, out var failure);
        return Over(content, failure, file, fileNumber, sources, symbols, wantedFields, limits, resume, null);
    }

    /// <summary>
    /// Hands the next records to the source's reader, in the order of the file. Each leaves at least one event, ignored or rejected record in the
    /// buffer, which is not cleared first. Of a file that nothing recognises, lines are counted instead.
    /// </summary>
    /// <param name="output">Where to put what the records say.</param>
    /// <param name="maxRecords">Records to hand on at most, broken ones included.</param>
    /// <returns>False when the file is finished.</returns>
    public bool Read(EventBuffer output, int maxRecords)
    {
        if (finished) return false;
        if (feed is null ? CountLines() : feed.Read(output, maxRecords, ref endReported)) return true;
        finished = true;

        // The end of a file that grows is not yet there.
        var failure = window!.Failure ?? (grows ? null : feed?.Unfinished);
        if (failure is not null && !endReported)
        {
            output.Reject(new RecordRef(fileNumber, window.Bytes.Length, window.Offset), failure);
            window.Advance(window.Bytes.Length);
            endReported = true;
        }

        if (feed is null) SavePosition();
        return false;
    }

    /// <summary>
    /// Says that the file will not go on: records that its reader kept back for what might follow are rejected. For a file that <see cref="Read"/> has finished.
    /// </summary>
    public void Finish(EventBuffer output) => feed?.Finish(output);

    /// <summary>What the format that was chosen for the file leaves out, by its reader's word, as far as it was read.</summary>
    public IReadOnlyList<MissingField> Missing => feed?.Missing ?? [];

    /// <summary>What the file says of other files of its source, as far as it was read.</summary>
    public IReadOnlyList<LogManifest> Manifests => feed?.Manifests ?? [];

    /// <summary>Closes the file. <see cref="Position"/> stays.</summary>
    public void Dispose()
    {
        window?.Dispose();
        content?.Dispose();
    }

    private static LogFile Over(
        FileContent? content, string? failure, FoundFile file, int fileNumber, SourceCatalogue sources, SymbolTable symbols,
        Func<string, IReadOnlySet<string>> wantedFields, ReadLimits limits, LogFilePosition? resume, ILogSource? known)
    {
        if (content is null) return new LogFile(failure!, resume);
        try
        {
            return new LogFile(content, file, fileNumber, sources, symbols, wantedFields, limits, resume ?? new LogFilePosition(), known);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // A source that fails over the first bytes, which an attacker may have chosen, must not end the run.
            content.Dispose();
            return new LogFile(Reasons.Of(error), resume);
        }
    }

    private bool CountLines()
    {
        for (var until = window!.Offset + UnrecognisedStep; window.Offset < until;)
        {
            unrecognised.Add(window.Bytes);
            window.Advance(window.Bytes.Length);
            if (!window.Fill()) return false;
        }

        SavePosition();
        return true;
    }

    private void SavePosition() => Position = new LogFilePosition
    {
        Offset = window!.Offset,
        EndReported = endReported,
        UnrecognisedLines = unrecognised.Count,
        Framer = unrecognised.SaveState(),
    };
}
