using Windhover.Core.Events;

namespace Windhover.Core.Entities;

/// <summary>Which side of a flow serves: flow logs do not say who opened the connection.</summary>
internal static class ServicePort
{
    private const byte Tcp = 6;
    private const byte Syn = 2;
    private const byte Ack = 16;

    /// <summary>True when the destination is the side that serves.</summary>
    public static bool DestinationServes(in NetworkActivity flow)
    {
        if ((flow.Known & FlowFields.Initiator) != 0) return true;
        if (flow.Protocol == Tcp && (flow.Known & FlowFields.TcpFlags) != 0 && (flow.TcpFlags & Syn) != 0)
        {
            // An aggregated record may hold both flags of its own direction: a client's SYN and its later ACKs are still
            // the client's; only a SYN with ACK and without any other sign is the server's answer.
            if ((flow.TcpFlags & Ack) == 0) return true;
            return !Lower(flow.SourcePort, flow.DestinationPort);
        }

        return !Lower(flow.SourcePort, flow.DestinationPort);
    }

    // The serving port is the well-known one, else the one below the ephemeral range, else the lower one.
    private static bool Lower(ushort source, ushort destination) => Rank(source) != Rank(destination) ? Rank(source) < Rank(destination) : source < destination;

    private static int Rank(ushort port) => port switch
    {
        0 => 3,
        < 1024 => 0,
        < 32768 => 1,
        _ => 2,
    };
}
