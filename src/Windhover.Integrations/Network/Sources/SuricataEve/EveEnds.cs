using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.SuricataEve;

/// <summary>When and between whom.</summary>
/// <param name="Time">Epoch milliseconds.</param>
/// <param name="Source">The side that the record names first.</param>
/// <param name="SourcePort">Its port.</param>
/// <param name="Destination">The other side.</param>
/// <param name="DestinationPort">Its port.</param>
/// <param name="Protocol">IANA number; 0 when not known.</param>
internal readonly record struct EveEnds(long Time, Address Source, ushort SourcePort, Address Destination, ushort DestinationPort, byte Protocol)
{
    /// <summary>The other way round.</summary>
    public EveEnds Turned => this with { Source = Destination, SourcePort = DestinationPort, Destination = Source, DestinationPort = SourcePort };

    /// <summary>Reads them.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Read(in JsonRecord record, EveFields fields, out EveEnds ends)
    {
        ends = default;
        if (!IsoTime.TryRead(record[fields.Timestamp], out var time)) return "timestamp: not a time";
        if (!Address.TryParse(record[fields.SourceIp], out var source)) return "src_ip: not an address";
        if (!Address.TryParse(record[fields.DestinationIp], out var destination)) return "dest_ip: not an address";
        if (!TryPort(record[fields.SourcePort], out var sourcePort)) return "src_port: not a port";
        if (!TryPort(record[fields.DestinationPort], out var destinationPort)) return "dest_port: not a port";
        ends = new EveEnds(time, source, sourcePort, destination, destinationPort, ProtocolOf(record[fields.Protocol]));
        return null;
    }

    private static bool TryPort(ReadOnlySpan<byte> text, out ushort port)
    {
        var isPort = ZeekNumber.TryCount(text, ushort.MaxValue, out var number);
        port = (ushort)number;
        return isPort || text.IsEmpty;
    }

    // Suricata writes the name of /etc/protocols in capitals where it knows one, and a number of three digits where it does not.
    private static byte ProtocolOf(ReadOnlySpan<byte> name) => name switch
    {
        _ when name.SequenceEqual("TCP"u8) => 6,
        _ when name.SequenceEqual("UDP"u8) => 17,
        _ when name.SequenceEqual("ICMP"u8) => 1,
        _ when name.SequenceEqual("IPv6-ICMP"u8) || name.SequenceEqual("ICMPv6"u8) => 58,
        _ when name.SequenceEqual("SCTP"u8) => 132,
        _ when name.SequenceEqual("GRE"u8) => 47,
        _ when ZeekNumber.TryCount(name, byte.MaxValue, out var number) => (byte)number,
        _ => 0,
    };
}
