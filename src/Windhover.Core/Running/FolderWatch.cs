using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Running;

/// <summary>
/// Looks for new and grown files in folders, again and again. A folder that does not exist yet is waited for; what cannot be read is tried again at
/// the next look.
/// </summary>
internal sealed class FolderWatch(IReadOnlyList<string> folders, FileTable known, bool whole, Action<string> log)
{
    private const int Deepest = 64;
    private readonly SortedDictionary<string, WatchedFolder> roots = new(StringComparer.Ordinal);
    private readonly HashSet<string> missing = new(StringComparer.Ordinal);
    private readonly HashSet<string> entered = new(StringComparer.Ordinal);

    /// <summary>Files that are new or have grown since the last look, in ordinal order of their display paths.</summary>
    public IReadOnlyList<FoundFile> Look()
    {
        var changed = new List<string>();
        entered.Clear();
        foreach (var folder in folders)
        {
            if (!Directory.Exists(folder))
            {
                if (missing.Add(folder)) log($"{folder} does not exist yet; waiting for it");
                continue;
            }

            if (missing.Remove(folder)) log($"{folder} is there now");
            if (!roots.TryGetValue(folder, out var root)) roots[folder] = root = new WatchedFolder();
            Look(Path.TrimEndingDirectorySeparator(folder), root, 0, changed);
        }

        return changed.Count == 0 ? [] : FileWalker.Walk(changed);
    }

    private void Look(string path, WatchedFolder folder, int depth, List<string> changed)
    {
        try
        {
            var info = new DirectoryInfo(path);
            var real = info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? info.FullName;
            if (depth > Deepest || !entered.Add(real)) return;
            if (folder.IsDue(info.LastWriteTimeUtc)) folder.Listed(List(info, path, folder, changed));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (missing.Add(path)) log($"{path} cannot be read: {failure.Message}");
            return;
        }

        foreach (var (name, below) in folder.Folders) Look(Path.Combine(path, name), below, depth + 1, changed);
    }

    private bool List(DirectoryInfo info, string path, WatchedFolder folder, List<string> changed)
    {
        var news = false;
        foreach (var entry in info.EnumerateFileSystemInfos())
        {
            if (entry is not FileInfo file)
            {
                if (folder.Folders.TryAdd(entry.Name, new WatchedFolder())) news = true;
                continue;
            }

            if (!folder.Files.TryGetValue(file.Name, out var seen)) folder.Files[file.Name] = seen = Remember(Path.Combine(path, file.Name));
            if (seen.Note(file, whole)) changed.Add(Path.Combine(path, file.Name));
            else if (seen.Settled) continue;
            news = true;
        }

        return news;
    }

    // After a restart, what the run has read is known from its own table.
    private WatchedFile Remember(string path) =>
        known.Find(path.Replace(Path.DirectorySeparatorChar, '/')) is { } entry ? new WatchedFile { TakenLength = entry.File.Size } : new WatchedFile();
}
