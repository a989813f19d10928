using Windhover.Testing.Network;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Operations;

/// <summary>A disk of a test's own, in memory while it is small, else in a file; it is taken away with it. Needs root.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int MostInMemory = 4096;
    private const long Written = 256L << 20;
    private readonly TemporaryFolder folder = new();

    private SmallDisk() => Directory.CreateDirectory(Path);

    /// <summary>Where it is mounted.</summary>
    public string Path => folder.File("disk");

    private string Filler => System.IO.Path.Combine(Path, "filler");

    /// <summary>Mounts one, or skips the test where that is not allowed.</summary>
    public static async Task<SmallDisk> MountAsync(int mib)
    {
        if (!CanMount) Assert.Skip("a disk of its own needs root and mount");
        var disk = new SmallDisk();
        try
        {
            if (mib <= MostInMemory) await Tool.RunAsync("mount", "-t", "tmpfs", "-o", $"size={mib}m", "windhover-test", disk.Path);
            else await MountFileAsync(disk.folder.File("image"), disk.Path, mib);
        }
        catch (InvalidOperationException refused)
        {
            disk.folder.Dispose();
            Assert.Skip($"nothing can be mounted here: {refused.Message}");
        }

        return disk;
    }

    /// <summary>True where a disk may be mounted.</summary>
    public static bool CanMount => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Tool.Exists("mount");

    /// <summary>Writes until nothing goes on it any more.</summary>
    public void Fill()
    {
        // What is large is claimed and not written, but for the last of it: writing it would take minutes.
        var claimed = new DriveInfo(Path).AvailableFreeSpace - Written;
        if (claimed > 0) Claim(claimed);
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var piece = new byte[4096];
        try
        {
            while (true) file.Write(piece);
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    private void Claim(long size)
    {
        using var file = new FileStream(Filler, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = size });
        file.SetLength(size);
    }

    private static async Task MountFileAsync(string image, string path, int mib)
    {
        await Tool.RunAsync("truncate", "-s", $"{mib}M", image);
        await Tool.RunAsync("mkfs.ext4", "-q", "-m", "0", image);
        await Tool.RunAsync("mount", "-o", "loop", image, path);
    }

    /// <summary>Makes room again.</summary>
    public void Free() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await Tool.TryAsync("umount", [Path]);
        folder.Dispose();
    }
}
