using System.Runtime.InteropServices;

namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <summary>
/// Writes that survive a loss of power: bytes are on the disk before their name is, and the name before anybody is told (https://man7.org/linux/man-pages/man2/fsync.2.html).
/// </summary>
internal static partial class DurableFiles
{
    private const int ReadOnlyFolder = 0x10000 | 0x80000; // O_DIRECTORY | O_CLOEXEC; reading is 0

    /// <summary>Makes a folder and those above it.</summary>
    public static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder)) return;
        var above = Path.GetDirectoryName(folder);
        if (!string.IsNullOrEmpty(above)) MakeFolder(above);
        Directory.CreateDirectory(folder);
        if (!string.IsNullOrEmpty(above)) SyncFolder(above);
    }

    /// <summary>Replaces a file whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="temporary">Where to write first, on the same disk.</param>
    /// <param name="bytes">What it shall hold.</param>
    public static void Replace(string path, string temporary, ReadOnlySpan<byte> bytes)
    {
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        Move(temporary, path);
    }

    /// <summary>Gives a finished file its name.</summary>
    public static void Move(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        SyncFolder(Path.GetDirectoryName(to)!);
    }

    /// <summary>Makes the names in a folder durable. Linux needs to be asked; elsewhere the file system sees to it.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void SyncFolder(string folder)
    {
        if (!OperatingSystem.IsLinux()) return;
        var handle = Open(folder, ReadOnlyFolder);
        if (handle < 0) throw new IOException($"{folder} cannot be opened: error {Marshal.GetLastPInvokeError()}");
        var failed = Sync(handle) != 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = Close(handle);
        if (failed != 0) throw new IOException($"{folder} cannot be made durable: error {failed}");
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
