using System.Runtime.Versioning;

namespace Windhover.Storage.Sqlite;

/// <summary>The file of the access store, which only its owner may read. SQLite gives the files beside it (-wal, -shm) the rights of the file itself.</summary>
internal static class AccessFile
{
    /// <summary>Makes it where it is missing, and takes everybody else's rights away.</summary>
    public static void Prepare(string path)
    {
        if (!OperatingSystem.IsWindows()) OwnersOnly(path);
    }

    [UnsupportedOSPlatform("windows")]
    private static void OwnersOnly(string path)
    {
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, UnixCreateMode = Owner }))
        {
        }

        File.SetUnixFileMode(path, Owner);
    }
}
