using System.Collections.Concurrent;
using System.Globalization;

namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <inheritdoc cref="ISpool"/>
internal sealed class CollectionSpool : ISpool
{
    private readonly string folder;
    private readonly string name;
    private readonly SpoolOptions options;
    private readonly TimeProvider clock;
    private readonly SpoolNews news;
    private readonly ConcurrentDictionary<string, SemaphoreSlim> landing = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> streams = new(StringComparer.Ordinal);
    private int temporaries;

    public CollectionSpool(string folder, string name, SpoolOptions options, TimeProvider clock, SpoolNews news)
    {
        (this.folder, this.name, this.options, this.clock, this.news) = (folder, name, options, clock, news);
        foreach (var part in new[] { "objects", "copies", "streams", "cursors", "temporary" }) DurableFiles.MakeFolder(Path.Combine(folder, part));
        foreach (var left in Directory.EnumerateFiles(Path.Combine(folder, "temporary"))) File.Delete(left);
        foreach (var stream in Directory.EnumerateDirectories(Path.Combine(folder, "streams"))) StreamFiles.Repair(stream);
        Keys = new LandedKeys(Path.Combine(folder, "removed.keys"), Today - (int)(options.Keep + options.Remember).TotalDays);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "objects"), "*", SearchOption.AllDirectories)) Keys.Add(Path.GetFileName(file)[..SpoolNames.HashLength]);
    }

    /// <summary>What has landed.</summary>
    public LandedKeys Keys { get; }

    /// <inheritdoc/>
    public bool HasRoom => news.HasRoom;

    private int Today => (int)(clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays;

    /// <inheritdoc/>
    public Task WaitForRoomAsync(CancellationToken cancellation) => news.WaitForRoomAsync(cancellation);

    /// <inheritdoc/>
    public bool HasLanded(string key) => Keys.Contains(SpoolNames.Hash(key));

    /// <inheritdoc/>
    public async Task<long> LandAsync(string key, string fileName, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        var hash = SpoolNames.Hash(key);
        var turn = landing.GetOrAdd(hash, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return Keys.Contains(hash) ? -1 : await PlaceAsync(hash, SpoolNames.Clean(fileName), write, cancellation).ConfigureAwait(false);
        }
        finally
        {
            // Who waits has it still and finds the key; who comes later finds the key without it.
            landing.TryRemove(hash, out _);
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public ISpoolCopy OpenCopy(string key, string fileName)
    {
        var hash = SpoolNames.Hash(key);
        var removed = Keys.LengthOfRemoved(hash);
        var file = $"{hash}{(removed > 0 ? string.Create(CultureInfo.InvariantCulture, $"+{removed}") : "")}-{SpoolNames.Clean(fileName)}";
        return new SpoolCopy(Path.Combine(folder, "copies", file), $"{name}/copies/{file}", removed, news);
    }

    /// <inheritdoc/>
    public ISpoolStream OpenStream(string name, Framing framing)
    {
        var stream = SpoolNames.Checked(name);
        if (!streams.TryAdd(stream, true)) throw new InvalidOperationException($"the stream {stream} is open");
        var files = new StreamFiles(Path.Combine(folder, "streams", stream), $"{this.name}/streams/{stream}", framing, options, clock, news);
        return new SpoolStream(files, framing, options, clock, () => streams.TryRemove(stream, out _));
    }

    /// <inheritdoc/>
    public byte[]? ReadCursor(string name)
    {
        var path = Path.Combine(folder, "cursors", SpoolNames.Checked(name));
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <inheritdoc/>
    public Task WriteCursorAsync(string name, ReadOnlyMemory<byte> value, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        DurableFiles.Replace(Path.Combine(folder, "cursors", SpoolNames.Checked(name)), Temporary(), value.Span);
        return Task.CompletedTask;
    }

    /// <summary>Removes files that were read and are old.</summary>
    /// <param name="files">Full paths below this folder.</param>
    public void Remove(IReadOnlyList<string> files)
    {
        var kinds = files.ToLookup(f => Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar)[0], StringComparer.Ordinal);
        Keys.Remember([.. kinds["objects"].Concat(kinds["copies"]).Select(f => (Path.GetFileName(f)[..SpoolNames.HashLength], LengthOf(f)))], Today);
        foreach (var file in files) File.Delete(file);
        foreach (var hour in kinds["objects"].Select(f => Path.GetDirectoryName(f)!).Distinct(StringComparer.Ordinal))
        {
            if (!Directory.EnumerateFileSystemEntries(hour).Any()) Directory.Delete(hour);
        }
    }

    // Of a copy that was removed before, the bytes that stood before it count as well.
    private static long LengthOf(string file)
    {
        var rest = Path.GetFileName(file)[SpoolNames.HashLength..];
        var before = rest.StartsWith('+') && long.TryParse(rest[1..rest.IndexOf('-', StringComparison.Ordinal)], NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : 0;
        return before + new FileInfo(file).Length;
    }

    private async Task<long> PlaceAsync(string hash, string clean, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        var temporary = Temporary();
        try
        {
            long length;
            var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 << 10, FileOptions.Asynchronous);
            await using (stream.ConfigureAwait(false))
            {
                await write(stream, cancellation).ConfigureAwait(false);
                await stream.FlushAsync(cancellation).ConfigureAwait(false);
                stream.Flush(flushToDisk: true);
                length = stream.Length;
            }

            cancellation.ThrowIfCancellationRequested();
            var hour = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);
            var target = Path.Combine(folder, "objects", hour);
            DurableFiles.MakeFolder(target);
            var file = $"{hash}-{clean}";
            DurableFiles.Move(temporary, Path.Combine(target, file));
            Keys.Add(hash);
            news.Landed(new SpoolFile(Path.Combine(target, file), $"{name}/objects/{hour}/{file}", length, Grows: false), length);
            return length;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private string Temporary() => Path.Combine(folder, "temporary", Interlocked.Increment(ref temporaries).ToString(CultureInfo.InvariantCulture));
}
