using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <summary>The files of one stream: appends to the newest, begins another when it is large or old, and cuts what a crash left behind the last whole record.</summary>
internal sealed class StreamFiles : IDisposable
{
    private readonly string folder;
    private readonly string name;
    private readonly Framing framing;
    private readonly SpoolOptions options;
    private readonly TimeProvider clock;
    private readonly SpoolNews news;
    private FileStream? handle;
    private string current = "";
    private string? before;
    private DateTimeOffset begun;
    private int number;

    /// <param name="folder">The stream's folder.</param>
    /// <param name="name">The folder's name below the spool.</param>
    /// <param name="framing">How records are kept apart.</param>
    /// <param name="options">When a file is large or old.</param>
    /// <param name="clock">Says how old.</param>
    /// <param name="news">Is told what is durable.</param>
    public StreamFiles(string folder, string name, Framing framing, SpoolOptions options, TimeProvider clock, SpoolNews news)
    {
        (this.folder, this.name, this.framing, this.options, this.clock, this.news) = (folder, name, framing, options, clock, news);
        DurableFiles.MakeFolder(folder);
        if (Newest(folder) is { } newest) Continue(newest);
    }

    /// <summary>Bytes of the newest file, all of them durable.</summary>
    public long Length { get; private set; }

    /// <summary>Cuts what stands behind the last whole record of a stream's newest file.</summary>
    public static void Repair(string folder)
    {
        if (Newest(folder) is not { } newest) return;
        var framing = newest.EndsWith(RecordFrames.Extension(Framing.Blocks), StringComparison.Ordinal) ? Framing.Blocks : Framing.Lines;
        using var file = new FileStream(newest, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var whole = RecordFrames.WholeLength(framing, file);
        if (whole < file.Length) file.SetLength(whole);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Adds records that are already framed and makes them durable; when that fails, none of them is there.</summary>
    public void Append(ReadOnlySpan<byte> framed)
    {
        if (handle is null || Length >= options.SegmentBytes || clock.GetUtcNow() - begun >= options.SegmentAge) Begin();
        var file = handle!;
        try
        {
            RandomAccess.Write(file.SafeFileHandle, framed, Length);
            RandomAccess.FlushToDisk(file.SafeFileHandle);
        }
        catch (IOException)
        {
            file.SetLength(Length);
            throw;
        }

        Length += framed.Length;
        news.Landed(new SpoolFile(current, NameOf(current), Length, Grows: true) { Follows = string.IsNullOrEmpty(before) ? null : NameOf(before) }, framed.Length);
    }

    /// <inheritdoc/>
    public void Dispose() => handle?.Dispose();

    private static string? Newest(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Max(StringComparer.Ordinal) : null;

    private static string? Before(string file) =>
        Directory.EnumerateFiles(Path.GetDirectoryName(file)!).Where(f => StringComparer.Ordinal.Compare(f, file) < 0).Max(StringComparer.Ordinal);

    private void Continue(string newest)
    {
        number = StreamSegments.NumberOf(Path.GetFileName(newest));
        if (!newest.EndsWith(RecordFrames.Extension(framing), StringComparison.Ordinal)) return;
        (before, current) = (Before(newest), newest);
        begun = new DateTimeOffset(File.GetCreationTimeUtc(newest), TimeSpan.Zero);
        handle = new FileStream(newest, FileMode.Open, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        Length = handle.Length;
        news.Begins(NameOf(newest), Length);
        if (Length < RecordFrames.FileHead(framing).Length) Begin();
    }

    // Where it fails, the stream is as it was before, and begins again with the next record.
    private void Begin()
    {
        handle?.Dispose();
        handle = null;
        var now = clock.GetUtcNow();
        var next = Path.Combine(folder, StreamSegments.Name(now, number + 1, RecordFrames.Extension(framing)));
        news.Begins(NameOf(next), 0);
        var head = RecordFrames.FileHead(framing);
        var made = new FileStream(next, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize: 0);
        try
        {
            RandomAccess.Write(made.SafeFileHandle, head, 0);
            DurableFiles.SyncFolder(folder);
        }
        catch
        {
            made.Dispose();
            File.Delete(next);
            throw;
        }

        number++;
        (handle, before, current, begun, Length) = (made, current, next, now, head.Length);
    }

    private string NameOf(string file) => $"{name}/{Path.GetFileName(file)}";
}
