using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <summary>
/// The spool of all collections: a folder for each, and what has landed in them and is not read yet. One process at a time uses it. Safe for many threads.
/// </summary>
public sealed class SpoolFolder
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, CollectionSpool> collections = new(StringComparer.Ordinal);
    private readonly string path;
    private readonly SpoolOptions options;
    private readonly TimeProvider clock;

    /// <summary>Opens a spool and repairs what a crash left.</summary>
    /// <param name="path">The folder; made when it does not exist.</param>
    /// <param name="options">How much it keeps.</param>
    /// <param name="clock">Says how old a file is.</param>
    public SpoolFolder(string path, SpoolOptions options, TimeProvider clock)
    {
        (this.path, this.options, this.clock) = (Path.GetFullPath(path), options, clock);
        News = new SpoolNews(options.MostUnread);
        DurableFiles.MakeFolder(this.path);

        // Those of collections that are no longer configured are read to their end and removed like the others.
        foreach (var folder in Directory.EnumerateDirectories(this.path)) Of(Path.GetFileName(folder));
    }

    /// <summary>Bytes that landed and were not read yet.</summary>
    public long Unread => News.Unread;

    /// <summary>Keeps collections back while nothing is read, however much room there is.</summary>
    internal void Hold(bool hold) => News.Hold(hold);

    /// <summary>What landed and was not read yet.</summary>
    internal SpoolNews News { get; }

    /// <summary>The spool of a collection.</summary>
    /// <exception cref="ArgumentException">It has no proper name.</exception>
    public ISpool Collection(string name) => Of(SpoolNames.Checked(name));

    /// <summary>Forgets how far a collection had come on the other side; what has landed stays, and is not taken twice. Nothing collects under that name.</summary>
    /// <exception cref="IOException">The disk refuses.</exception>
    public void ForgetCursors(string name)
    {
        var cursors = Path.Combine(path, SpoolNames.Checked(name), "cursors");
        if (!Directory.Exists(cursors)) return;
        foreach (var cursor in Directory.EnumerateFiles(cursors)) File.Delete(cursor);
    }

    /// <summary>Every file that a reader may read, in the order of the names.</summary>
    internal IReadOnlyList<SpoolFile> All()
    {
        var files = new List<SpoolFile>();
        foreach (var name in Names())
        {
            foreach (var part in new[] { "objects", "copies", "streams" })
            {
                foreach (var file in new DirectoryInfo(Path.Combine(path, name, part)).EnumerateFiles("*", SearchOption.AllDirectories))
                {
                    files.Add(new SpoolFile(file.FullName, NameOf(file), Durable(file), part != "objects"));
                }
            }
        }

        var ordered = files.OrderBy(f => f.Name, StringComparer.Ordinal).ToArray();
        for (var i = 1; i < ordered.Length; i++)
        {
            if (StreamSegments.AreNeighbours(ordered[i - 1].Name, ordered[i].Name)) ordered[i] = ordered[i] with { Follows = ordered[i - 1].Name };
        }

        return ordered;
    }

    /// <summary>Files that nothing was written to for as long as they are kept.</summary>
    internal IReadOnlyList<SpoolFile> Old()
    {
        var oldest = (clock.GetUtcNow() - options.Keep).UtcDateTime;
        return [.. All().Where(f => File.GetLastWriteTimeUtc(f.Path) < oldest)];
    }

    /// <summary>Removes files; that they had landed is remembered.</summary>
    internal void Remove(IReadOnlyList<SpoolFile> files)
    {
        News.Forget(files.Select(f => f.Name));
        foreach (var group in files.GroupBy(f => f.Name[..f.Name.IndexOf('/', StringComparison.Ordinal)])) Of(group.Key).Remove([.. group.Select(f => f.Path)]);
    }

    // What a stream is writing just now may yet be taken back.
    private long Durable(FileInfo file) => News.Durable(NameOf(file)) is { } known ? Math.Min(known, file.Length) : file.Length;

    private string NameOf(FileInfo file) => Path.GetRelativePath(path, file.FullName).Replace(Path.DirectorySeparatorChar, '/');

    private string[] Names()
    {
        lock (gate) return [.. collections.Keys];
    }

    private CollectionSpool Of(string name)
    {
        lock (gate)
        {
            if (!collections.TryGetValue(name, out var found)) collections[name] = found = new CollectionSpool(Path.Combine(path, name), name, options, clock, News);
            return found;
        }
    }
}
