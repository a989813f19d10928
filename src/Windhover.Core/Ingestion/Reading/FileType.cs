using System.Runtime.InteropServices;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// Tells files from pipes, sockets and devices before anything opens them: opening a pipe that nobody writes to would wait for ever. The framework
/// does not say it, the kernel does (https://man7.org/linux/man-pages/man2/statx.2.html); elsewhere than on Linux everything passes.
/// </summary>
internal static partial class FileType
{
    private const int CurrentDirectory = -100, Mode = 28, TypeMask = 0xF000, Regular = 0x8000;

    /// <summary>Why a path is not opened; null for a regular file and for what cannot be looked at, which opening will then say.</summary>
    public static string? WhyNotRegular(string path)
    {
        if (!OperatingSystem.IsLinux()) return Directory.Exists(path) ? Reasons.NotRegular : null;
        Span<byte> answer = stackalloc byte[256];
        if (Statx(CurrentDirectory, path, 0, 1, ref answer[0]) != 0) return null;
        return (MemoryMarshal.Read<ushort>(answer[Mode..]) & TypeMask) == Regular ? null : Reasons.NotRegular;
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, ref byte answer);
}
