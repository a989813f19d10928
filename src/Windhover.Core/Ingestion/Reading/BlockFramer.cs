using System.Buffers.Binary;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// Cuts <see cref="Framing.Blocks"/>. A block whose length or sum lies costs the bytes up to the next mark and no more: the search begins right behind its own
/// mark, since its length is not to be believed; unless another block begins exactly where it ends: what looks like a block inside it is then part of a payload.
/// </summary>
internal sealed class BlockFramer : IFramer
{
    private const int Head = 12;

    /// <inheritdoc/>
    public string? Unfinished { get; private set; }

    private static ReadOnlySpan<byte> FileMark => "WHBLK1\r\n"u8;

    private static ReadOnlySpan<byte> Mark => [0xC5, (byte)'B', (byte)'L', (byte)'K'];

    /// <inheritdoc/>
    public Frame Next(ByteWindow window, out ReadOnlySpan<byte> record)
    {
        record = default;
        Unfinished = null;
        if (window.Offset == 0 && Has(window, FileMark.Length) && window.Bytes.StartsWith(FileMark)) window.Advance(FileMark.Length);
        if (!Has(window, 1)) return default;
        if (!Has(window, Mark.Length)) return Mark.StartsWith(window.Bytes) ? CutShort() : PassOver(window, 0, Reasons.NotABlock);
        if (!window.Bytes.StartsWith(Mark)) return PassOver(window, 0, Reasons.NotABlock);
        if (!Has(window, Head)) return CutShort();
        var length = BinaryPrimitives.ReadUInt32LittleEndian(window.Bytes[4..]);
        if (length is < DatagramHeader.Size or > DatagramHeader.LongestRecord) return PassOver(window, 1, Reasons.BlockLengthLies);
        var whole = Head + (int)length;

        // What does not end may be a block that is still being written, or one that was cut off before others were.
        if (!Has(window, whole)) return window.Bytes[1..].IndexOf(Mark) < 0 ? CutShort() : PassOver(window, 1, Reasons.CutShort);
        var bytes = window.Bytes[Head..whole];
        if (Crc32.Append(0, bytes) != BinaryPrimitives.ReadUInt32LittleEndian(window.Bytes[8..]))
        {
            var endsRight = !Has(window, whole + Mark.Length) ? window.Bytes.Length == whole : window.Bytes[whole..].StartsWith(Mark);
            return PassOver(window, endsRight ? whole : 1, Reasons.BlockSumLies);
        }

        record = bytes;
        var frame = new Frame(FrameKind.Record, window.Offset + Head, bytes.Length);
        window.Advance(whole);
        return frame;
    }

    /// <inheritdoc/>
    public byte[] SaveState() => [];

    /// <inheritdoc/>
    public void RestoreState(ReadOnlySpan<byte> state)
    {
    }

    private static bool Has(ByteWindow window, int count)
    {
        while (window.Bytes.Length < count)
        {
            if (!window.Fill()) return false;
        }

        return true;
    }

    private Frame CutShort()
    {
        Unfinished = Reasons.CutShort;
        return default;
    }

    /// <summary>Goes to the next mark, or to the end.</summary>
    private static Frame PassOver(ByteWindow window, int searchFrom, string reason)
    {
        var offset = window.Offset;
        window.Advance(searchFrom);
        while (true)
        {
            var bytes = window.Bytes;
            var found = bytes.IndexOf(Mark);
            if (found < 0) found = Math.Max(0, bytes.Length - Mark.Length + 1);
            window.Advance(found);
            if (window.Bytes.StartsWith(Mark)) break;
            if (window.Fill()) continue;
            window.Advance(window.Bytes.Length);
            break;
        }

        return new Frame(FrameKind.Rejected, offset, window.Offset - offset, reason);
    }
}
