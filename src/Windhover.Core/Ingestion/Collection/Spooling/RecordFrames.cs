using System.Buffers;
using System.Buffers.Binary;
using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <summary>Keeps records apart in a stream's files, and finds where the last whole one ends after a crash. The layout of blocks stands at <see cref="Framing.Blocks"/>.</summary>
internal static class RecordFrames
{
    private const int BlockHead = 12;
    private const int LongestBlock = 65_607;

    private static ReadOnlySpan<byte> BlockFile => [0x57, 0x48, 0x42, 0x4C, 0x4B, 0x31, 0x0D, 0x0A];

    private static ReadOnlySpan<byte> BlockMark => [0xC5, 0x42, 0x4C, 0x4B];

    /// <summary>What a file begins with.</summary>
    public static ReadOnlySpan<byte> FileHead(Framing framing) => framing == Framing.Blocks ? BlockFile : default;

    /// <summary>Ending of the files' names.</summary>
    public static string Extension(Framing framing) => framing == Framing.Blocks ? ".blocks" : ".log";

    /// <summary>Bytes of a record with what keeps it apart.</summary>
    public static int Size(Framing framing, ReadOnlySpan<byte> record) => framing == Framing.Blocks ? BlockHead + record.Length : record.Length + 1;

    /// <summary>Adds a record.</summary>
    /// <exception cref="ArgumentException">It cannot be kept apart: a line feed in a line, a block that is too long.</exception>
    public static void Write(Framing framing, ReadOnlySpan<byte> record, ArrayBufferWriter<byte> to)
    {
        Check(framing, record);
        if (framing != Framing.Blocks)
        {
            to.Write(record);
            to.Write("\n"u8);
            return;
        }

        var head = to.GetSpan(BlockHead);
        BlockMark.CopyTo(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], Crc32.Append(0, record));
        to.Advance(BlockHead);
        to.Write(record);
    }

    /// <summary>See <see cref="Write"/>.</summary>
    public static void Check(Framing framing, ReadOnlySpan<byte> record)
    {
        if (framing == Framing.Blocks && record.Length > LongestBlock) throw new ArgumentException($"a block has at most {LongestBlock} bytes");
        if (framing != Framing.Blocks && record.Contains((byte)'\n')) throw new ArgumentException("a line must not hold a line feed");
    }

    /// <summary>Where the last whole record of a file ends; 0 when not even its head is whole.</summary>
    public static long WholeLength(Framing framing, Stream file) => framing == Framing.Blocks ? WholeBlocks(file) : WholeLines(file);

    private static long WholeLines(Stream file)
    {
        var buffer = new byte[64 << 10];
        for (var end = file.Length; end > 0;)
        {
            var start = Math.Max(0, end - buffer.Length);
            file.Position = start;
            var part = buffer.AsSpan(0, (int)(end - start));
            file.ReadExactly(part);
            var last = part.LastIndexOf((byte)'\n');
            if (last >= 0) return start + last + 1;
            end = start;
        }

        return 0;
    }

    // From the beginning: a mark may also stand inside a block's bytes. A broken block before whole ones stays: the reader counts it.
    private static long WholeBlocks(Stream file)
    {
        var bytes = new byte[file.Length];
        file.Position = 0;
        file.ReadExactly(bytes);
        if (!bytes.AsSpan().StartsWith(BlockFile)) return 0;
        var whole = BlockFile.Length;
        for (var at = whole; at < bytes.Length;)
        {
            var length = BlockLength(bytes.AsSpan(at));
            if (length > 0) whole = at += length;
            else if (bytes.AsSpan(at + 1).IndexOf(BlockMark) is >= 0 and var next) at += 1 + next;
            else break;
        }

        return whole;
    }

    private static int BlockLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < BlockHead || !bytes.StartsWith(BlockMark)) return 0;
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        if (length is < 0 or > LongestBlock || length > bytes.Length - BlockHead) return 0;
        return Crc32.Append(0, bytes.Slice(BlockHead, length)) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) ? BlockHead + length : 0;
    }
}
