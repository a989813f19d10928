using System.IO.Compression;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>The decompressed bytes of one file, whatever it is packed in: plain, gzip, an entry of a zip archive, gzip in such an entry; UTF-16 as UTF-8.</summary>
internal sealed class FileContent : IByteSource
{
    private readonly IByteSource content;
    private readonly CountingStream disk;
    private readonly IDisposable? archive;
    private readonly long opened;
    private readonly bool seekable;

    private FileContent(CountingStream disk, ZipArchive? archive, ZipArchiveEntry? entry, ReadLimits limits)
    {
        this.disk = disk;
        this.archive = archive;
        var packed = new PeekedSource(entry is null ? new StreamSource(disk) : new StreamSource(entry.Open(), entry.Length));
        opened = entry is null ? 0 : disk.BytesRead;
        var head = packed.Peek();
        OpenFailure = Compression.Unread(head);
        IByteSource unpacked = packed;
        if (Compression.IsGzip(head)) unpacked = new GunzipSource(packed);
        if (entry is not null || unpacked != packed) unpacked = new ExpansionGuard(unpacked, () => disk.BytesRead - opened, limits);
        var text = new PeekedSource(unpacked);
        head = text.Peek();
        content = text;
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            text.Skip(2);
            content = new Utf16Source(text, bigEndian: head[0] == 0xFE);
        }

        HasByteOrderMark = head is [0xEF, 0xBB, 0xBF, ..];
        seekable = content == text && unpacked == packed && disk.CanSeek;
    }

    /// <summary>Why nothing of it can be read; null when it can.</summary>
    public string? OpenFailure { get; }

    /// <summary>It begins with the three bytes of a UTF-8 byte order mark, which are still there.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>Bytes read from disk.</summary>
    public long CompressedBytesRead => disk.BytesRead;

    /// <inheritdoc/>
    public string? Failure => content.Failure;

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="failure">Why there is nothing to read; null when the result is there.</param>
    public static FileContent? Open(FoundFile file, ReadLimits limits, out string? failure)
    {
        failure = file.Error ?? FileType.WhyNotRegular(file.PathOnDisk);
        if (failure is not null) return null;
        FileStream? stream = null;
        try
        {
            stream = new FileStream(file.PathOnDisk, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
            return Over(stream, file.Entry, limits, out failure, file.Grows ? file.Size : long.MaxValue);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException or ArgumentException)
        {
            stream?.Dispose();
            failure = Reasons.Of(error);
            return null;
        }
    }

    /// <summary>The same over a stream that is open.</summary>
    public static FileContent? Over(Stream stream, string? entryName, ReadLimits limits, out string? failure, long length = long.MaxValue)
    {
        var disk = new CountingStream(stream, length);
        ZipArchive? archive = null;
        ZipArchiveEntry? entry = null;
        failure = null;
        if (entryName is not null)
        {
            archive = new ZipArchive(disk, ZipArchiveMode.Read);
            entry = archive.GetEntry(entryName);
            if (entry is null) failure = "not found";
            else if (entry.IsEncrypted) failure = "encrypted, which is not read";
        }

        var content = failure is null ? new FileContent(disk, archive, entry, limits) : null;
        failure ??= content!.OpenFailure;
        if (failure is null) return content;
        content?.Dispose();
        disk.Dispose();
        return null;
    }

    /// <summary>Goes to a place counted in the decompressed bytes; before the first read only.</summary>
    /// <returns>False when the bytes end before it.</returns>
    public bool SkipTo(long offset)
    {
        if (seekable)
        {
            if (offset > disk.Length) return false;
            ((PeekedSource)content).Forget();
            disk.Position = offset;
            return true;
        }

        Span<byte> dropped = stackalloc byte[8192];
        while (offset > 0)
        {
            var read = Read(dropped[..(int)Math.Min(dropped.Length, offset)]);
            if (read == 0) return false;
            offset -= read;
        }

        return true;
    }

    /// <inheritdoc/>
    public int Read(Span<byte> to) => content.Read(to);

    /// <inheritdoc/>
    public void Dispose()
    {
        content.Dispose();
        archive?.Dispose();
        disk.Dispose();
    }
}
