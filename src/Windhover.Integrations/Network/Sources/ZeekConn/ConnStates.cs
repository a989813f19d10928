using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.ZeekConn;

/// <summary>What Zeek's <c>conn_state</c>, <c>history</c> and <c>local_*</c> say of how a connection went.</summary>
internal static class ConnStates
{
    private const byte Tcp = 6;
    private const byte Fin = 1, Syn = 2, Reset = 4, Ack = 16;

    /// <summary>Fills disposition, direction, flags and who began.</summary>
    public static void Read(in ConnFields fields, ref NetworkActivity flow)
    {
        flow.Disposition = DispositionOf(fields.State);
        flow.Direction = (Letter(fields.LocalOrig), Letter(fields.LocalResp)) switch
        {
            ('t', 'f') => FlowDirection.Outbound,
            ('f', 't') => FlowDirection.Inbound,
            _ => FlowDirection.Unknown,
        };

        // Of TCP picked up in the middle Zeek only guesses who began.
        if (flow.Protocol != Tcp || !fields.State.SequenceEqual("OTH"u8)) flow.Known |= FlowFields.Initiator;
        if (flow.Protocol == Tcp) flow.TcpFlags = FlagsOf(fields.History);
        if (flow.TcpFlags != 0) flow.Known |= FlowFields.TcpFlags;
    }

    /// <summary>Allowed where the responder took part, blocked where it refused; nothing is known of an attempt without an answer.</summary>
    private static Disposition DispositionOf(ReadOnlySpan<byte> state) => state switch
    {
        _ when state.SequenceEqual("SF"u8) || state.SequenceEqual("S1"u8) || state.SequenceEqual("S2"u8) || state.SequenceEqual("S3"u8) => Disposition.Allowed,
        _ when state.SequenceEqual("RSTO"u8) || state.SequenceEqual("RSTR"u8) => Disposition.Allowed,
        _ when state.SequenceEqual("RSTRH"u8) || state.SequenceEqual("SHR"u8) => Disposition.Allowed,
        _ when state.SequenceEqual("REJ"u8) => Disposition.Blocked,
        _ => Disposition.Unknown,
    };

    private static byte FlagsOf(ReadOnlySpan<byte> history)
    {
        var flags = 0;
        foreach (var letter in history)
        {
            flags |= (letter | 0x20) switch
            {
                's' or 'q' => Syn,
                'h' => Syn | Ack,
                'a' or 'd' => Ack,
                'f' => Fin,
                'r' => Reset,
                'i' => Fin | Reset,
                _ => 0,
            };
        }

        return (byte)flags;
    }

    private static char Letter(ReadOnlySpan<byte> text) => text.IsEmpty ? '\0' : (char)(text[0] | 0x20);
}
