using Windhover.Core.Events;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekConn;

/// <summary>Who spoke to whom, over what: addresses, protocol and ports.</summary>
internal static class ConnEndpoints
{
    private const byte Icmp = 1, Tcp = 6, Udp = 17, Icmp6 = 58, Sctp = 132;

    /// <summary>Fills the endpoints.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Read(in ConnFields fields, ref NetworkActivity flow)
    {
        if (!Address.TryParse(fields.OrigHost, out flow.Source)) return "id.orig_h: not an address";
        if (!Address.TryParse(fields.RespHost, out flow.Destination)) return "id.resp_h: not an address";
        if (!TryPort(fields.OrigPort, out var origPort)) return "id.orig_p: not a port";
        if (!TryPort(fields.RespPort, out var respPort)) return "id.resp_p: not a port";
        if (fields.Proto.IsEmpty) return "proto: not said";
        flow.Protocol = ProtocolOf(in fields, flow.Source.IsV4);
        if (flow.Protocol is Icmp or Icmp6)
        {
            // Zeek writes the type as the first port and, as the second, the code, or the type of the answer where the type has one.
            var code = IsPair(flow.Protocol, origPort, respPort) ? 0 : respPort;
            flow.DestinationPort = (ushort)((origPort & 0xFF) << 8 | (code & 0xFF));
        }
        else
        {
            flow.SourcePort = origPort;
            flow.DestinationPort = respPort;
        }

        return null;
    }

    private static byte ProtocolOf(in ConnFields fields, bool isV4) => fields.Proto switch
    {
        _ when fields.Proto.SequenceEqual("tcp"u8) => Tcp,
        _ when fields.Proto.SequenceEqual("udp"u8) => Udp,
        _ when fields.Proto.SequenceEqual("icmp"u8) => isV4 ? Icmp : Icmp6,
        _ when fields.Proto.SequenceEqual("icmp6"u8) => Icmp6,
        _ when fields.Proto.SequenceEqual("sctp"u8) => Sctp,
        _ when ZeekNumber.TryCount(fields.Proto, byte.MaxValue, out var number) => (byte)number,
        _ when ZeekNumber.TryCount(fields.IpProto, byte.MaxValue, out var number) => (byte)number,
        _ => 0,
    };

    private static bool TryPort(ReadOnlySpan<byte> text, out ushort port)
    {
        var isPort = ZeekNumber.TryCount(text, ushort.MaxValue, out var number);
        port = (ushort)number;
        return isPort || text.IsEmpty;
    }

    private static bool IsPair(byte protocol, int type, int answer) => protocol == Icmp
        ? (type, answer) is (13, 14) or (14, 13) or (15, 16) or (16, 15) or (17, 18) or (18, 17) or (9, 10) or (10, 9) or (8, 0) or (0, 8)
        : (type, answer) is (128, 129) or (129, 128) or (130, 131) or (131, 130) or (133, 134) or (134, 133) or (135, 136) or (136, 135)
            or (139, 140) or (140, 139) or (144, 145) or (145, 144);
}
