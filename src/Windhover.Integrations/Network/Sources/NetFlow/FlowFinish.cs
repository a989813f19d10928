using Windhover.Core.Events;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>Makes an event whole out of what the fields of its record said.</summary>
internal static class FlowFinish
{
    private const byte Icmp = 1, Icmp6 = 58;

    /// <summary>Fills what depends on several fields.</summary>
    /// <returns>Null, or what is wrong.</returns>
    public static string? Complete(ExporterDomain domain, FlowTemplate template, in FlowValues values, in Export export, ref NetworkActivity flow)
    {
        if (values.IsTooLarge) return "counter: out of range";
        flow.Known = template.Known;
        Times(domain, values, export, ref flow);
        if (values.HasIcmp && flow.Protocol is Icmp or Icmp6) flow.DestinationPort = (ushort)(values.IcmpTypeCode | (uint)values.IcmpType << 8 | values.IcmpCode);
        var rate = domain.Rates.Of(values);
        if (rate.IsSaid && rate.Packets != rate.Counted
            && !(rate.TryMultiply(ref flow.BytesOut) & rate.TryMultiply(ref flow.PacketsOut) & rate.TryMultiply(ref flow.BytesIn) & rate.TryMultiply(ref flow.PacketsIn)))
            return "counter: out of range with its sampling rate";
        Say(values, ref flow);

        // What a firewall sees created or denied, it sees by the first packet.
        if (template.HasInitiator || values.BiflowDirection is 1 or 2 || values.FirewallEvent is 1 or 3) flow.Known |= FlowFields.Initiator;
        if (values.BiflowDirection == 2) Turn(ref flow);
        return FlowEnds.Check(ref flow, template.HasTcpFlags, export);
    }

    private static void Times(ExporterDomain domain, in FlowValues values, in Export export, ref NetworkActivity flow)
    {
        var (start, end) = (values.Start, values.End);
        if (values.HasUptime)
        {
            if (start == 0) start = OfUptime(values.StartUptime, domain, values, export);
            if (end == 0) end = OfUptime(values.EndUptime, domain, values, export);
        }

        if (end == 0) end = values.HasDuration && start != 0 ? start + values.Duration : values.Observed != 0 ? values.Observed : start != 0 ? start : export.Time != 0 ? export.Time : export.Datagram.Time;
        if (start == 0) start = values.HasDuration ? end - values.Duration : end;
        flow.StartTime = start;
        flow.EndTime = end;
    }

    // IPFIX has no uptime in its header: the start of the system is in the record or in the options. Without, the end is when it was exported.
    private static long OfUptime(long stamp, ExporterDomain domain, in FlowValues values, in Export export)
    {
        if (export.Version != ExportVersion.Ipfix) return export.OfUptime((uint)stamp);
        var systemStart = values.SystemStart != 0 ? values.SystemStart : domain.SystemStart;
        return systemStart != 0 ? systemStart + stamp : export.Time - Math.Max(0, values.EndUptime - stamp);
    }

    private static void Say(in FlowValues values, ref NetworkActivity flow)
    {
        // The upper two bits: 1 forwarded, 2 dropped, 3 consumed (https://www.rfc-editor.org/rfc/rfc7270#section-4.12).
        flow.Disposition = (values.ForwardingStatus >> 6) switch
        {
            1 or 3 => Disposition.Allowed,
            2 => Disposition.Blocked,
            _ => Disposition.Unknown,
        };

        // Idle and ended flows are over; an active timeout only cuts the counters (136).
        flow.Phase = values.EndReason switch
        {
            1 or 3 => FlowPhase.End,
            2 => FlowPhase.Continue,
            _ => FlowPhase.Unknown,
        };

        // Created, deleted, denied, updated (233). An alert says nothing about what became of the flow.
        if (values.FirewallEvent is 1 or 2 or 5) flow.Disposition = Disposition.Allowed;
        else if (values.FirewallEvent == 3) flow.Disposition = Disposition.Blocked;
        flow.Phase = values.FirewallEvent switch
        {
            1 => FlowPhase.Begin,
            2 => FlowPhase.End,
            3 => FlowPhase.Denied,
            5 => FlowPhase.Continue,
            _ => flow.Phase,
        };
    }

    // The destination began (RFC 5103 section 6.3): seen from it, out is in.
    private static void Turn(ref NetworkActivity flow)
    {
        (flow.Source, flow.Destination) = (flow.Destination, flow.Source);
        (flow.BytesOut, flow.BytesIn) = (flow.BytesIn, flow.BytesOut);
        (flow.PacketsOut, flow.PacketsIn) = (flow.PacketsIn, flow.PacketsOut);
        if (flow.Protocol is not (Icmp or Icmp6)) (flow.SourcePort, flow.DestinationPort) = (flow.DestinationPort, flow.SourcePort);
        var turned = flow.Known & ~(FlowFields.BytesIn | FlowFields.BytesOut);
        if ((flow.Known & FlowFields.BytesIn) != 0) turned |= FlowFields.BytesOut;
        if ((flow.Known & FlowFields.BytesOut) != 0) turned |= FlowFields.BytesIn;
        flow.Known = turned;
    }
}
