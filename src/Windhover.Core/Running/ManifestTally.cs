using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Collection.Spooling;

namespace Windhover.Core.Running;

/// <summary>
/// Compares what manifests of a source list with the files that were read, whichever comes first. What the first manifest of a series lists may be older than the
/// collection, and is not missed. Bounded: 10,000 missing files and 4,096 series.
/// </summary>
internal sealed class ManifestTally
{
    private const int MostFiles = 10_000;
    private const int MostSeries = 4096;

    // Only of sources that have manifests, and made again from the table of files after a restart.
    private HashSet<ulong>? read;

    /// <summary>Begin of the first manifest of each series, epoch milliseconds.</summary>
    public SortedDictionary<string, long> Begins { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Files that are listed and did not come, by name.</summary>
    public SortedDictionary<string, ExpectedFile> Expected { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Notes that a file was read, and what it lists.</summary>
    /// <param name="path">Its display path.</param>
    /// <param name="manifests">What it lists.</param>
    /// <param name="paths">Gives the display paths of all files of the source so far; asked once, when the first manifest comes.</param>
    public void Note(string path, IReadOnlyList<LogManifest> manifests, Func<IEnumerable<string>> paths)
    {
        if (read is null && manifests.Count == 0 && Expected.Count == 0) return;
        read ??= [.. paths().Select(p => StableHash.Of(NameOf(p)))];
        var name = NameOf(path);
        read.Add(StableHash.Of(name));
        Expected.Remove(name);
        foreach (var manifest in manifests) Note(manifest);
    }

    /// <summary>What is missed by now, in the order of the periods.</summary>
    /// <param name="before">Manifests whose period ended later are not asked yet: their files may be on the way.</param>
    public IEnumerable<KeyValuePair<string, ExpectedFile>> Missing(long before) =>
        Expected.Where(e => e.Value.To < before && e.Value.From > Begins.GetValueOrDefault(e.Value.Series, long.MaxValue)).OrderBy(e => e.Value.From);

    // In the spool a file's name stands behind a hash of its key.
    private static string NameOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var isHashed = path.StartsWith(SpoolWatch.Root, StringComparison.Ordinal) && name.Length > SpoolNames.HashLength + 1 && name[SpoolNames.HashLength] == '-';
        return SpoolNames.Clean(isHashed ? name[(SpoolNames.HashLength + 1)..] : name);
    }

    private void Note(LogManifest manifest)
    {
        if (!Begins.TryGetValue(manifest.Series, out var begin))
        {
            if (Begins.Count >= MostSeries) return;
            begin = long.MaxValue;
        }

        Begins[manifest.Series] = Math.Min(begin, manifest.From);
        foreach (var file in manifest.Files)
        {
            var name = NameOf(file);
            if (Expected.Count < MostFiles && !read!.Contains(StableHash.Of(name))) Expected[name] = new ExpectedFile(manifest.Series, manifest.From, manifest.To);
        }
    }
}
