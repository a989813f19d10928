using System.Buffers.Binary;
using Windhover.Core.Events;

namespace Windhover.Core.Ingestion;

/// <summary>
/// What stands before the payload in a record of <see cref="Framing.Blocks"/> and <see cref="Framing.Capture"/>, in 28 bytes: time of arrival (64 bits, little-endian),
/// sender's address (16 bytes, IPv4 as IPv4-mapped), sender's port and local port (16 bits each, little-endian).
/// </summary>
/// <param name="Time">When the datagram came, epoch milliseconds.</param>
/// <param name="Sender">Who sent it.</param>
/// <param name="SenderPort">From which port.</param>
/// <param name="LocalPort">To which of our ports.</param>
public readonly record struct DatagramHeader(long Time, Address Sender, ushort SenderPort, ushort LocalPort)
{
    /// <summary>Bytes before the payload.</summary>
    public const int Size = 28;

    /// <summary>Bytes of the longest record: the header and the longest IPv6 datagram.</summary>
    public const int LongestRecord = 65_607;

    /// <summary>Reads the header that a record begins with.</summary>
    /// <returns>False when the record is shorter than a header.</returns>
    public static bool TryRead(ReadOnlySpan<byte> record, out DatagramHeader header)
    {
        header = default;
        if (record.Length < Size) return false;
        header = new(
            BinaryPrimitives.ReadInt64LittleEndian(record),
            Address.FromBytes(record.Slice(8, 16)),
            BinaryPrimitives.ReadUInt16LittleEndian(record[24..]),
            BinaryPrimitives.ReadUInt16LittleEndian(record[26..]));
        return true;
    }

    /// <summary>Writes the header into the first <see cref="Size"/> bytes.</summary>
    public void Write(Span<byte> to)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to, Time);
        BinaryPrimitives.WriteUInt64BigEndian(to[8..], Sender.High);
        BinaryPrimitives.WriteUInt64BigEndian(to[16..], Sender.Low);
        BinaryPrimitives.WriteUInt16LittleEndian(to[24..], SenderPort);
        BinaryPrimitives.WriteUInt16LittleEndian(to[26..], LocalPort);
    }
}
