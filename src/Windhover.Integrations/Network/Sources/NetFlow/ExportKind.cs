using System.Buffers.Binary;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>
/// Tells the kinds of datagrams apart by their first bytes: NetFlow and IPFIX begin with a version of 16 bits, sFlow with one of 32, whose upper half is 0.
/// </summary>
internal static class ExportKind
{
    /// <summary>What a payload is.</summary>
    public static ExportVersion Of(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 16) return ExportVersion.None;
        return BinaryPrimitives.ReadUInt16BigEndian(payload) switch
        {
            5 => ExportVersion.NetFlow5,
            9 => ExportVersion.NetFlow9,
            10 => ExportVersion.Ipfix,
            0 when BinaryPrimitives.ReadUInt64BigEndian(payload) is 0x5_0000_0001 or 0x5_0000_0002 => ExportVersion.SFlow5,
            _ => ExportVersion.None,
        };
    }
}
