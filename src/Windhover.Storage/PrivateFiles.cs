namespace Windhover.Storage;

/// <summary>Files that are nobody else's business.</summary>
public static class PrivateFiles
{
    /// <summary>Only its owner may read and write it (mode 0600); nothing happens on Windows, where a folder's rights go down to its files.</summary>
    public static void Protect(string file)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Makes an empty file that only its owner may read and write, from its first byte on.</summary>
    /// <exception cref="IOException">It exists, or cannot be made.</exception>
    public static FileStream Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 128 << 10 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(file, options);
    }
}
