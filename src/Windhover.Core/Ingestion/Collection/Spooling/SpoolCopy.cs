using Microsoft.Win32.SafeHandles;

namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <inheritdoc cref="ISpoolCopy"/>
internal sealed class SpoolCopy : ISpoolCopy
{
    private readonly string path;
    private readonly string name;
    private readonly long removed;
    private readonly SpoolNews news;
    private SafeFileHandle? handle;
    private long length;

    /// <param name="path">The file; it need not exist.</param>
    /// <param name="name">Its name below the spool.</param>
    /// <param name="removed">Bytes that stood before it in a file that was removed for its age.</param>
    /// <param name="news">Is told what is durable.</param>
    public SpoolCopy(string path, string name, long removed, SpoolNews news)
    {
        (this.path, this.name, this.removed, this.news) = (path, name, removed, news);
        if (!File.Exists(path)) return;
        handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
        length = RandomAccess.GetLength(handle);
    }

    /// <inheritdoc/>
    public long Length => removed + length;

    /// <inheritdoc/>
    public int Read(long offset, Span<byte> into) => handle is null || offset < removed ? 0 : RandomAccess.Read(handle, into, offset - removed);

    /// <inheritdoc/>
    public Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (bytes.IsEmpty) return Task.CompletedTask;
        if (handle is null)
        {
            handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete);
            DurableFiles.SyncFolder(Path.GetDirectoryName(path)!);
        }

        try
        {
            RandomAccess.Write(handle, bytes.Span, length);
            RandomAccess.FlushToDisk(handle);
        }
        catch (IOException)
        {
            RandomAccess.SetLength(handle, length);
            throw;
        }

        length += bytes.Length;
        news.Landed(new SpoolFile(path, name, length, Grows: true), bytes.Length);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => handle?.Dispose();
}
