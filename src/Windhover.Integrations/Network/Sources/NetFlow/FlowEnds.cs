using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>What holds for a flow of every protocol, in the end.</summary>
internal static class FlowEnds
{
    private const byte Icmp = 1, Tcp = 6, Icmp6 = 58;

    // The last moment of the year 9999.
    private const long LastTime = 253_402_300_799_999;

    /// <summary>Puts times in order, leaves ports and flags only to protocols that have them, and says where the record is.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Check(ref NetworkActivity flow, bool hasTcpFlags, in Export export)
    {
        if (flow.StartTime > flow.EndTime) flow.StartTime = flow.EndTime;
        if (flow.StartTime < 0 || flow.EndTime > LastTime) return "time: out of range";
        if (export.Datagram.Time > 0 && flow.EndTime > export.Datagram.Time + Bounds.Ahead) return "time: more than a day after the datagram came";
        if (flow.Protocol is Icmp or Icmp6) flow.SourcePort = 0;
        if (flow.Protocol == Tcp && hasTcpFlags) flow.Known |= FlowFields.TcpFlags;
        else flow.TcpFlags = 0;
        flow.Record = export.At;
        return null;
    }
}
