namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <inheritdoc cref="ISpoolCopy"/>
internal sealed class SpoolCopy : ISpoolCopy
{
    private readonly string path;
    private readonly string name;
    private readonly long removed;
    private readonly SpoolNews news;
    private FileStream? handle;
    private long length;

    /// <param name="path">The file; it need not exist.</param>
    /// <param name="name">Its name below the spool.</param>
    /// <param name="removed">Bytes that stood before it in a file that was removed for its age.</param>
    /// <param name="news">Is told what is durable.</param>
    public SpoolCopy(string path, string name, long removed, SpoolNews news)
    {
        (this.path, this.name, this.removed, this.news) = (path, name, removed, news);
        if (!File.Exists(path)) return;
        handle = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0);
        length = handle.Length;
        news.Begins(name, length);
    }

    /// <inheritdoc/>
    public long Length => removed + length;

    /// <inheritdoc/>
    public int Read(long offset, Span<byte> into) => handle is null || offset < removed ? 0 : RandomAccess.Read(handle.SafeFileHandle, into, offset - removed);

    /// <inheritdoc/>
    public Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (bytes.IsEmpty) return Task.CompletedTask;
        if (handle is null)
        {
            news.Begins(name, 0);
            handle = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0);
            DurableFiles.SyncFolder(Path.GetDirectoryName(path)!);
        }

        try
        {
            RandomAccess.Write(handle.SafeFileHandle, bytes.Span, length);
            RandomAccess.FlushToDisk(handle.SafeFileHandle);
        }
        catch (IOException)
        {
            handle.SetLength(length);
            throw;
        }

        length += bytes.Length;
        news.Landed(new SpoolFile(path, name, length, Grows: true), bytes.Length);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => handle?.Dispose();
}
