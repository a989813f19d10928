using System.Buffers.Binary;
using System.IO.Compression;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// Gzip, member after member (https://www.rfc-editor.org/rfc/rfc1952), read by hand around the framework's inflater because its own gzip stream takes
/// a file that was cut off for a whole one. What was inflated before a break is given.
/// </summary>
internal sealed class GunzipSource(IByteSource compressed) : IByteSource
{
    private readonly GzipInput input = new(compressed);
    private DeflateStream? member;
    private uint crc, size;
    private bool first = true, ended;
    private string? failure;

    /// <inheritdoc/>
    public string? Failure => failure is null ? null : input.Failure ?? failure;

    /// <inheritdoc/>
    public int Read(Span<byte> to)
    {
        while (!ended)
        {
            if (member is null && !OpenMember()) return 0;
            int count;
            try
            {
                count = member!.Read(to);
            }
            catch (InvalidDataException)
            {
                End(Reasons.Damaged);
                return 0;
            }

            if (count > 0)
            {
                crc = Crc32.Append(crc, to[..count]);
                size += (uint)count;
                return count;
            }

            if (!CloseMember()) return 0;
        }

        return 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        member?.Dispose();
        input.Dispose();
    }

    private bool OpenMember()
    {
        var head = input.Ahead(2);
        if (!first)
        {
            // Tapes and some writers pad with zeros, which gzip passes over too.
            while (head is [0, ..])
            {
                input.Skip(1);
                head = input.Ahead(2);
            }

            if (head.IsEmpty) return End(input.Failure);
            if (head is not [0x1f, 0x8b, ..]) return End(Reasons.TrailingData);
        }

        first = false;
        var length = GzipHeader.Length(input.Ahead(GzipHeader.Longest));
        if (length <= 0) return End(length == 0 ? Reasons.EndsEarly : Reasons.Damaged);
        input.Skip(length);
        member = new DeflateStream(input, CompressionMode.Decompress, leaveOpen: true);
        (crc, size) = (0, 0);
        return true;
    }

    /// <summary>Finds the member's end, which is where its check sum and size stand.</summary>
    private bool CloseMember()
    {
        member!.Dispose();
        member = null;
        if (input.AskedBeyondEnd) return End(Reasons.EndsEarly);
        Span<byte> trailer = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, crc);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], size);
        var isLast = input.Ahead(8).Length < 8;
        var found = input.FromLastPiece.IndexOf(trailer);
        if (found < 0) return End(!isLast ? Reasons.Damaged : EndsWithPartOf(trailer) ? Reasons.EndsEarly : Reasons.DamagedOrEndsEarly);
        input.ReturnTo(found + 8);
        return true;
    }

    private bool EndsWithPartOf(ReadOnlySpan<byte> trailer)
    {
        for (var length = 7; length > 0; length--)
        {
            if (input.FromLastPiece.EndsWith(trailer[..length])) return true;
        }

        return false;
    }

    private bool End(string? why)
    {
        ended = true;
        failure = why;
        return false;
    }
}
