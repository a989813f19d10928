namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <summary>
/// What landed and was not read yet: wakes the reader, and keeps collections back while it is far behind. So the reader never searches folders for news, however many
/// files lie there. Safe for many threads; one reader.
/// </summary>
internal sealed class SpoolNews(long mostUnread)
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, SpoolFile> files = new(StringComparer.Ordinal);
    private TaskCompletionSource landed = New();
    private TaskCompletionSource? room;
    private readonly Dictionary<string, long> growing = new(StringComparer.Ordinal);
    private bool isHeld;
    private long bytesLanded;
    private long bytesRead;

    /// <summary>Bytes that landed and were not read.</summary>
    public long Unread
    {
        get
        {
            lock (gate) return bytesLanded - bytesRead;
        }
    }

    /// <summary>True while collections may go on.</summary>
    public bool HasRoom
    {
        get
        {
            lock (gate) return HasRoomNow;
        }
    }

    /// <summary>True when nothing waits to be taken.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (gate) return files.Count == 0;
        }
    }

    private bool HasRoomNow => !isHeld && bytesLanded - bytesRead < mostUnread;

    /// <summary>Keeps collections back, however little is unread, until it is taken back.</summary>
    public void Hold(bool hold)
    {
        lock (gate)
        {
            isHeld = hold;
            Release();
        }
    }

    /// <summary>Says that this process is about to write to a file, of which so much is durable: what it writes may yet be taken back.</summary>
    public void Begins(string name, long length)
    {
        lock (gate) growing[name] = length;
    }

    /// <summary>How many bytes of a growing file this process knows to be durable; null where it writes none.</summary>
    public long? Durable(string name)
    {
        lock (gate) return growing.TryGetValue(name, out var length) ? length : null;
    }

    /// <summary>Forgets files that were removed.</summary>
    public void Forget(IEnumerable<string> names)
    {
        lock (gate)
        {
            foreach (var name in names) growing.Remove(name);
        }
    }

    /// <summary>Says that a file is there or has grown.</summary>
    /// <param name="file">How it is now.</param>
    /// <param name="bytes">What is new in it.</param>
    public void Landed(SpoolFile file, long bytes)
    {
        lock (gate)
        {
            // A reader that looks through the folder anew may be behind the writer.
            if (file.Grows && growing.TryGetValue(file.Name, out var known) && known > file.Length) file = file with { Length = known };
            files[file.Name] = file;
            if (file.Grows) growing[file.Name] = file.Length;
            bytesLanded += bytes;
            landed.TrySetResult();
        }
    }

    /// <summary>Takes what is new, in the order of the names.</summary>
    /// <param name="mark">What to give to <see cref="Read"/> when all of it has been read.</param>
    public IReadOnlyList<SpoolFile> Take(out long mark)
    {
        lock (gate)
        {
            mark = bytesLanded;
            if (files.Count == 0) return [];
            var taken = files.Values.ToArray();
            files.Clear();
            landed = New();
            return taken;
        }
    }

    /// <summary>Says how far the reader is.</summary>
    public void Read(long mark)
    {
        lock (gate)
        {
            bytesRead = mark;
            Release();
        }
    }

    /// <summary>Ends when there is something to take.</summary>
    public Task WaitAsync()
    {
        lock (gate) return landed.Task;
    }

    /// <summary>Ends when there is room.</summary>
    public Task WaitForRoomAsync(CancellationToken cancellation)
    {
        lock (gate) return HasRoomNow ? Task.CompletedTask : (room ??= New()).Task.WaitAsync(cancellation);
    }

    private void Release()
    {
        if (!HasRoomNow) return;
        room?.TrySetResult();
        room = null;
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
