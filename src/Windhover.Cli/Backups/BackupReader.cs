using System.Formats.Tar;
using System.IO.Compression;
using Windhover.Storage;

namespace Windhover.Cli.Backups;

/// <summary>Takes a backup back: everything is unpacked beside the data folder and checked before it takes its place.</summary>
/// <param name="file">The archive.</param>
internal sealed class BackupReader(string file)
{
    /// <summary>Puts a data folder in place.</summary>
    /// <param name="dataFolder">Where; it must not exist or be empty.</param>
    /// <param name="force">A folder that holds something is set aside as <c>….replaced</c> instead of being refused.</param>
    /// <returns>What the backup holds.</returns>
    /// <exception cref="BackupException">The archive is damaged or newer than this program, or the folder is in use or not empty.</exception>
    public BackupManifest Restore(string dataFolder, bool force)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(dataFolder));
        using (var server = CopyHold.Take(folder))
        {
            if (server is not null) throw new BackupException($"a server runs over {dataFolder}: stop it first");
        }

        var isFilled = Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
        if (isFilled && !force) throw new BackupException($"{dataFolder} is not empty; --force sets it aside");
        if (isFilled && Directory.Exists(folder + ".replaced")) throw new BackupException($"{dataFolder}.replaced is there already; remove it first");
        var unpacked = folder + ".restoring";
        if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        try
        {
            var manifest = Unpack(unpacked);
            if (isFilled) Directory.Move(folder, folder + ".replaced");
            else if (Directory.Exists(folder)) Directory.Delete(folder);
            Directory.Move(unpacked, folder);
            return manifest;
        }
        finally
        {
            if (Directory.Exists(unpacked)) Directory.Delete(unpacked, recursive: true);
        }
    }

    private BackupManifest Unpack(string folder)
    {
        var found = new Dictionary<string, BackupFile>(StringComparer.Ordinal);
        BackupManifest? manifest = null;
        try
        {
            Directory.CreateDirectory(folder);
            using var zip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            using var tar = new TarReader(zip);
            while (tar.GetNextEntry() is { } entry)
            {
                if (entry.Name == BackupManifest.Entry) manifest = BackupManifest.Read(Bytes(entry));
                else found[entry.Name] = Unpack(entry, folder);
            }
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new BackupException($"{file} is no backup, or is damaged: {damaged.Message}");
        }

        Check(manifest ?? throw new BackupException($"{file} is no backup, or is cut off: it has no manifest"), found);
        return manifest;
    }

    private static void Check(BackupManifest manifest, Dictionary<string, BackupFile> found)
    {
        if (manifest.Format > BackupManifest.NewestFormat) throw new BackupException($"the backup has format {manifest.Format}; this program knows {BackupManifest.NewestFormat}. Use the program that made it, or a newer one");
        if (Version.TryParse(manifest.Program, out var made) && Version.TryParse(ProgramVersion.Text, out var ours) && made > ours)
            throw new BackupException($"the backup was made by version {manifest.Program}; this is {ProgramVersion.Text}. Use that version, or a newer one");
        foreach (var (store, version) in manifest.Stores)
        {
            if (EmbeddedStores.VersionOf(store) is { } known && version > known) throw new BackupException($"{store} has version {version}; this program knows {known}. Use the program that made the backup, or a newer one");
        }

        foreach (var expected in manifest.Files)
        {
            if (!found.Remove(expected.Path, out var there)) throw new BackupException($"{expected.Path} is missing in the backup");
            if (there != expected) throw new BackupException($"{expected.Path} is damaged: its SHA-256 is not the one in the manifest");
        }

        if (found.Count > 0) throw new BackupException($"{found.Keys.First()} is in the backup and not in its manifest");
    }

    private static BackupFile Unpack(TarEntry entry, string folder)
    {
        if (entry.EntryType != TarEntryType.RegularFile || Path.IsPathRooted(entry.Name) || entry.Name.Contains('\\', StringComparison.Ordinal) || entry.Name.Split('/').Any(part => part is "" or "." or ".."))
            throw new BackupException($"the backup holds something that no backup of this program does: {entry.Name}");
        var path = Path.Combine(folder, Path.Combine(entry.Name.Split('/')));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var target = PrivateFiles.Create(path);
        using var bytes = new HashedBytes(entry.DataStream ?? Stream.Null, entry.Length);
        bytes.CopyTo(target);
        target.Flush(flushToDisk: true);
        return new BackupFile(entry.Name, entry.Length, bytes.Sha256());
    }

    private static byte[] Bytes(TarEntry entry)
    {
        using var bytes = new MemoryStream();
        entry.DataStream?.CopyTo(bytes);
        return bytes.ToArray();
    }
}
