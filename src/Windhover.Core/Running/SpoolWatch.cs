using Windhover.Core.Ingestion.Collection.Spooling;
using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Running;

/// <summary>
/// What has landed in the spool since the last look. The spool says it, so a look costs as much as there is news, however many files lie there. Under the names
/// <c>spool/…</c> files keep their places wherever the spool lies.
/// </summary>
internal sealed class SpoolWatch
{
    /// <summary>What the names of its files begin with; the collection's name follows.</summary>
    public const string Root = "spool/";

    private readonly SpoolFolder spool;
    private IReadOnlyList<SpoolFile> old = [];

    /// <param name="spool">The spool; no collection runs yet.</param>
    /// <param name="known">What was read of it before.</param>
    public SpoolWatch(SpoolFolder spool, FileTable known)
    {
        this.spool = spool;
        foreach (var file in spool.All())
        {
            var before = known.Find(Root + file.Name);
            if (before is not null) known.Update(before.Number, before.File with { Path = file.Path });
            var read = before?.File.Size ?? 0;
            if (file.Length > 0 && (before is null || (file.Grows && file.Length > read))) spool.News.Landed(file, file.Length - read);
        }
    }

    /// <summary>Ends when there is something to look at.</summary>
    public Task WaitAsync() => spool.News.WaitAsync();

    /// <summary>What is new, in the order of the names.</summary>
    /// <param name="mark">What to give to <see cref="Read"/>.</param>
    public IReadOnlyList<FoundFile> Look(out long mark) => [.. spool.News.Take(out mark).SelectMany(Found)];

    /// <summary>Says that what was looked at has been read.</summary>
    public void Read(long mark) => spool.News.Read(mark);

    /// <summary>Notes which files are old enough to go, once everything there is has been read.</summary>
    public void ChooseOld()
    {
        if (old.Count == 0 && spool.News.IsEmpty) old = spool.Old();
    }

    /// <summary>Removes what was chosen, once a snapshot that needs none of it is committed.</summary>
    /// <returns>The display paths of those removed, of archives also with what is inside; null for none.</returns>
    public Func<string, bool>? RemoveOld()
    {
        if (old.Count == 0) return null;
        spool.Remove(old);
        var gone = old.Select(f => Root + f.Name).ToHashSet(StringComparer.Ordinal);
        old = [];
        return display => gone.Contains(display) || (display.IndexOf('!', StringComparison.Ordinal) is > 0 and var end && gone.Contains(display[..end]));
    }

    private static IEnumerable<FoundFile> Found(SpoolFile file)
    {
        var display = Root + file.Name;
        if (file.Grows) return [new FoundFile(file.Path, display, file.Length, null) { Grows = true, Follows = file.Follows is null ? null : Root + file.Follows }];

        // An object may be an archive.
        var path = file.Path.Replace(Path.DirectorySeparatorChar, '/');
        return FileWalker.Walk([file.Path]).Select(f => f with { DisplayPath = display + f.DisplayPath[path.Length..] });
    }
}
