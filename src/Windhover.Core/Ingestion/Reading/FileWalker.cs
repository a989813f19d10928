namespace Windhover.Core.Ingestion.Reading;

/// <summary>Finds the files to read.</summary>
public static class FileWalker
{
    /// <summary>
    /// Every file under the paths, hidden ones too, in ordinal order of <see cref="FoundFile.DisplayPath"/>; each entry of a zip archive stands for
    /// itself (<c>archive.zip!entry</c>). Links are followed, a folder that a link leads back to is not entered again. A file that is found twice
    /// counts once, under the path given first. Segments of a stream of the spool follow each other (<see cref="FoundFile.Follows"/>). Never throws: what cannot be read or is no file has its <see cref="FoundFile.Error"/>.
    /// </summary>
    public static IReadOnlyList<FoundFile> Walk(IReadOnlyList<string> paths)
    {
        var walk = new FolderWalk();
        foreach (var path in paths) walk.Add(path);
        return Joined([.. walk.Found.OrderBy(f => f.DisplayPath, StringComparer.Ordinal)]);
    }

    // Segments of one stream stand one behind the other in the order of their names.
    private static FoundFile[] Joined(FoundFile[] found)
    {
        for (var i = 1; i < found.Length; i++)
        {
            if (StreamSegments.AreNeighbours(found[i - 1].DisplayPath, found[i].DisplayPath)) found[i] = found[i] with { Follows = found[i - 1].DisplayPath };
        }

        return found;
    }
}
