using System.Buffers.Binary;
using System.Net;

namespace Windhover.Testing.Flows;

/// <summary>A UDP datagram that somebody sent.</summary>
/// <param name="Time">When it came, epoch milliseconds.</param>
/// <param name="Sender">Sender's address.</param>
/// <param name="SenderPort">Sender's port.</param>
/// <param name="LocalPort">The collector's port.</param>
/// <param name="Payload">What was in it.</param>
public sealed record SentDatagram(long Time, string Sender, int SenderPort, int LocalPort, byte[] Payload)
{
    /// <summary>As a record of blocks: 28 bytes and the payload.</summary>
    public byte[] ToRecord()
    {
        var record = new byte[28 + Payload.Length];
        BinaryPrimitives.WriteInt64LittleEndian(record, Time);
        IPAddress.Parse(Sender).MapToIPv6().GetAddressBytes().CopyTo(record, 8);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(24), (ushort)SenderPort);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(26), (ushort)LocalPort);
        Payload.CopyTo(record, 28);
        return record;
    }

    /// <summary>As an IPv4 packet.</summary>
    public byte[] ToPacket() => Wire.Of(w => w
        .U8(0x45).U8(0).U16(28 + Payload.Length).U32(0).U8(64).U8(17).U16(0).Ip(Sender).Ip("192.0.2.250")
        .U16(SenderPort).U16(LocalPort).U16(8 + Payload.Length).U16(0).Raw(Payload));
}
