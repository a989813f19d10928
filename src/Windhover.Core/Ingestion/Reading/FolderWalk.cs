using System.IO.Compression;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>One walk over files and folders: what was found, and which folders it has been in.</summary>
internal sealed class FolderWalk
{
    private readonly HashSet<string> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);

    /// <summary>What was found so far, in no order.</summary>
    public List<FoundFile> Found { get; } = [];

    /// <summary>Adds a file or a folder with all below it.</summary>
    public void Add(string path)
    {
        var display = path.Replace(Path.DirectorySeparatorChar, '/');
        string full;
        try
        {
            full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        }
        catch (Exception error) when (error is ArgumentException or IOException or NotSupportedException)
        {
            Found.Add(new FoundFile(path, display, 0, "no path"));
            return;
        }

        // A folder may be reached again from another path given; what is the same there is found by its files.
        folders.Clear();
        Visit(full, display.Length > 1 ? display.TrimEnd('/') : display);
    }

    private void Visit(string full, string display)
    {
        try
        {
            if (Directory.Exists(full)) Enter(full, display);
            else if (files.Add(full)) AddFile(full, display);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            Found.Add(new FoundFile(full, display, 0, Reasons.Of(error)));
        }
    }

    private void Enter(string folder, string display)
    {
        // Below a link, paths go on from where it leads, so that a loop comes back to a folder already seen.
        var target = Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName;
        if (target is not null) folder = Path.TrimEndingDirectorySeparator(target);
        if (!folders.Add(folder)) return;
        var below = Directory.GetFileSystemEntries(folder);
        Array.Sort(below, StringComparer.Ordinal);
        foreach (var path in below) Visit(path, display is "/" ? "/" + Path.GetFileName(path) : $"{display}/{Path.GetFileName(path)}");
    }

    private void AddFile(string full, string display)
    {
        var info = new FileInfo(full);
        var error = FileType.WhyNotRegular(full) ?? (File.Exists(full) ? null : "not found");
        if (error is not null)
        {
            Found.Add(new FoundFile(full, display, 0, error));
            return;
        }

        var target = info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
        if (target is not null && !files.Add(target.FullName)) return;
        using var stream = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Span<byte> head = stackalloc byte[4];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (Compression.IsZip(head[..read])) AddEntries(stream, full, display);
        else Found.Add(new FoundFile(full, display, stream.Length, null));
    }

    private void AddEntries(FileStream stream, string full, string display)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in archive.Entries)
        {
            var isFolder = entry.FullName.EndsWith('/');
            if (isFolder || !names.Add(entry.FullName)) continue;
            Found.Add(new FoundFile($"{full}!{entry.FullName}", $"{display}!{entry.FullName}", entry.CompressedLength, null) { Entry = entry.FullName });
        }
    }
}
