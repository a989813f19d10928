using System.Formats.Tar;
using System.IO.Compression;
using Windhover.Storage;

namespace Windhover.Cli.Backups;

/// <summary>
/// Makes a backup of a data folder, whether a server runs over it or not: state first, then the telemetry, which is never behind it and is rolled back to it, then the spool, which
/// holds everything that is not read yet. What is restored goes on as after a crash at that commit.
/// </summary>
/// <param name="dataFolder">The data folder.</param>
/// <param name="clock">Says when.</param>
internal sealed class BackupWriter(string dataFolder, TimeProvider clock)
{
    private const string State = "state.db";
    private const string Telemetry = "telemetry.duckdb";

    /// <summary>Writes the archive, whole or not at all; only its owner may read it.</summary>
    /// <param name="file">Where; it must not exist.</param>
    /// <param name="withoutState">True to leave the state out, which is in a database; files that it was in before are left out too.</param>
    /// <returns>What it holds.</returns>
    /// <exception cref="BackupException">It cannot be made.</exception>
    public BackupManifest Write(string file, bool withoutState = false)
    {
        var elsewhere = StateMarker.Read(dataFolder);
        if (elsewhere is not null && !withoutState) throw new BackupException($"the state of {dataFolder} is in the database {elsewhere.Name}: dump that first, with pg_dump; then --without-state backs up the rest");
        if (elsewhere is null && withoutState) throw new BackupException($"the state of {dataFolder} is in its files: leave --without-state out");
        if (elsewhere is null && !File.Exists(Path.Combine(dataFolder, State))) throw new BackupException($"{dataFolder} is no data folder: there is no {State} in it");
        if (File.Exists(file)) throw new BackupException($"{file} exists already");
        var made = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var staged = file + ".staged";
        var partial = file + ".partial";
        File.Delete(partial);
        if (Directory.Exists(staged)) Directory.Delete(staged, recursive: true);
        PrivateFolder(staged);
        try
        {
            IReadOnlyList<string> databases = withoutState ? [] : StoreCopies.Databases(dataFolder);
            var stores = new SortedDictionary<string, long>(StringComparer.Ordinal);
            foreach (var name in databases) stores[name] = StoreCopies.CopySqlite(Path.Combine(dataFolder, name), Path.Combine(staged, name));
            long? state = withoutState ? null : StoreCopies.Epoch(Path.Combine(staged, State));
            var epoch = state ?? 0;
            if (File.Exists(Path.Combine(dataFolder, Telemetry))) (stores[Telemetry], epoch) = StoreCopies.CopyTelemetry(dataFolder, staged, Telemetry, state);
            var files = new List<BackupFile>();
            BackupManifest manifest;
            using (var archive = PrivateFiles.Create(partial))
            {
                using (var zip = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true))
                using (var tar = new TarWriter(zip, TarEntryFormat.Pax))
                {
                    foreach (var name in stores.Keys) files.Add(Add(tar, Path.Combine(staged, name), name)!);
                    foreach (var name in Others(stores.Keys).Where(n => !withoutState || !n.EndsWith(".db", StringComparison.Ordinal)))
                    {
                        if (Add(tar, Path.Combine(dataFolder, name), name) is { } added) files.Add(added);
                    }

                    manifest = new BackupManifest { Format = BackupManifest.NewestFormat, Program = ProgramVersion.Text, Made = made, Epoch = epoch, Stores = stores, Files = files };
                    tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, BackupManifest.Entry) { DataStream = new MemoryStream(manifest.Write()) });
                }

                archive.Flush(flushToDisk: true);
            }

            File.Move(partial, file);
            return manifest;
        }
        finally
        {
            Directory.Delete(staged, recursive: true);
            File.Delete(partial);
        }
    }

    private static BackupFile? Add(TarWriter tar, string path, string name)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new HashedBytes(stream, stream.Length);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = bytes, Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            return new BackupFile(name, bytes.Length, bytes.Sha256());
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // It was old and was removed just now; that it had landed is written down in a file that comes after it.
            return null;
        }
    }

    // How far a collection is must not be ahead of what it has landed: cursors first. What was removed must be known as landed: the list of it last.
    private IEnumerable<string> Others(ICollection<string> stores) => Directory.EnumerateFiles(dataFolder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(dataFolder, f).Replace(Path.DirectorySeparatorChar, '/'))
        .Where(name => !stores.Contains(name) && !IsPassing(name))
        .OrderBy(name => name.Contains("/cursors/", StringComparison.Ordinal) ? 0 : name.EndsWith("/removed.keys", StringComparison.Ordinal) ? 2 : 1)
        .ThenBy(name => name, StringComparer.Ordinal);

    private static bool IsPassing(string name) =>
        name.Contains("/temporary/", StringComparison.Ordinal) || name.Contains(".duckdb.tmp/", StringComparison.Ordinal)
        || name is "copy.sock" or "disk.probe"
        || new[] { "-wal", "-shm", "-journal", ".wal", ".bak", ".partial" }.Any(end => name.EndsWith(end, StringComparison.Ordinal));

    private static void PrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
