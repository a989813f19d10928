using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>
/// From the fields of a line to a <see cref="NetworkActivity"/>. Field meanings: https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html.
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class VpcFlowMapping(SymbolTable symbols)
{
    private const long LastSecond = 253_402_300_799; // end of the year 9999
    private const byte Syn = 2, SynAck = 18;

    private readonly VpcFlowSymbols texts = new(symbols);
    private readonly VpcFlowAddresses addresses = new();
    private readonly VpcFlowFacts facts = new();
    private readonly (VpcFlowColumn Column, Symbol Name)[] losses =
    [
        (VpcFlowColumn.LostNoRoute, symbols.Intern("packets-lost-no-route"u8)),
        (VpcFlowColumn.LostBlackhole, symbols.Intern("packets-lost-blackhole"u8)),
        (VpcFlowColumn.LostMtu, symbols.Intern("packets-lost-mtu-exceeded"u8)),
        (VpcFlowColumn.LostTtl, symbols.Intern("packets-lost-ttl-expired"u8)),
    ];

    /// <summary>Fills an event and adds the facts of the record.</summary>
    /// <param name="line">The line.</param>
    /// <param name="layout">Which field stands where.</param>
    /// <param name="exported">The time that an export put before the line, epoch milliseconds; 0 for none.</param>
    /// <param name="flow">The cleared event, with its record set.</param>
    /// <param name="output">Where facts go.</param>
    /// <returns>Null, or what is wrong with the record.</returns>
    public string? Map(in VpcFlowLine line, VpcFlowLayout layout, long exported, ref NetworkActivity flow, EventBuffer output)
    {
        var problem = Addresses(line, layout, ref flow, out var own) ?? Numbers(line, layout, ref flow) ?? Times(line, layout, exported, ref flow);
        if (problem is not null) return problem;
        var action = line.At(layout[VpcFlowColumn.Action]);
        if (action.SequenceEqual("ACCEPT"u8)) flow.Disposition = Disposition.Allowed;
        else if (action.SequenceEqual("REJECT"u8)) flow.Disposition = Disposition.Blocked;
        else if (!action.IsEmpty) return "action is neither ACCEPT nor REJECT";
        var group = Texts(line, layout, ref flow);
        if (layout.IsGateway) Gateway(line, layout, ref flow);
        else facts.Learn(flow, own, group, output);
        return null;
    }

    private string? Addresses(in VpcFlowLine line, VpcFlowLayout layout, ref NetworkActivity flow, out Address own)
    {
        own = default;
        var direction = line.At(layout[VpcFlowColumn.FlowDirection]);
        if (direction.SequenceEqual("ingress"u8)) flow.Direction = FlowDirection.Inbound;
        else if (direction.SequenceEqual("egress"u8)) flow.Direction = FlowDirection.Outbound;
        else if (!direction.IsEmpty) return "flow-direction is neither ingress nor egress";
        if (!line.TryAddress(layout[VpcFlowColumn.SourceAddress], addresses, out var source)) return "srcaddr is not an address";
        if (!line.TryAddress(layout[VpcFlowColumn.DestinationAddress], addresses, out var destination)) return "dstaddr is not an address";
        if (!line.TryAddress(layout[VpcFlowColumn.PacketSourceAddress], addresses, out var packetSource)) return "pkt-srcaddr is not an address";
        if (!line.TryAddress(layout[VpcFlowColumn.PacketDestinationAddress], addresses, out var packetDestination)) return "pkt-dstaddr is not an address";

        // Behind a gateway the plain fields name the gateway's interface, the packet's own the true peer. The interface's own side is always the
        // plain one: on a gateway's interface the packet's addresses are those of two others.
        flow.Source = packetSource.IsNone || flow.Direction == FlowDirection.Outbound ? source : packetSource;
        flow.Destination = packetDestination.IsNone || flow.Direction == FlowDirection.Inbound ? destination : packetDestination;
        if (flow.Source.IsNone) return "srcaddr is missing";
        if (flow.Destination.IsNone) return "dstaddr is missing";
        if (flow.Direction == FlowDirection.Outbound) own = source;
        else if (flow.Direction == FlowDirection.Inbound) own = destination;
        return null;
    }

    private static string? Numbers(in VpcFlowLine line, VpcFlowLayout layout, ref NetworkActivity flow)
    {
        if (!line.TryNumber(layout[VpcFlowColumn.SourcePort], ushort.MaxValue, out var number)) return "srcport is not a port";
        flow.SourcePort = (ushort)number;
        if (!line.TryNumber(layout[VpcFlowColumn.DestinationPort], ushort.MaxValue, out number)) return "dstport is not a port";
        flow.DestinationPort = (ushort)number;
        if (!line.TryNumber(layout[VpcFlowColumn.Protocol], byte.MaxValue, out number)) return "protocol is not a protocol number";
        flow.Protocol = (byte)number;
        if (!line.TryNumber(layout[VpcFlowColumn.Packets], long.MaxValue, out flow.PacketsOut)) return "packets is not a number";
        if (!line.TryNumber(layout[VpcFlowColumn.Bytes], long.MaxValue, out flow.BytesOut)) return "bytes is not a number";
        if (!line.At(layout[VpcFlowColumn.Bytes]).IsEmpty) flow.Known |= FlowFields.BytesOut;
        var flags = line.At(layout[VpcFlowColumn.TcpFlags]);
        if (!flags.IsEmpty)
        {
            if (!line.TryNumber(layout[VpcFlowColumn.TcpFlags], byte.MaxValue, out number)) return "tcp-flags is not a number up to 255";
            flow.TcpFlags = (byte)number;
            flow.Known |= FlowFields.TcpFlags;

            // The log shows ACK only beside SYN, so SYN without it is the opening packet.
            if ((number & SynAck) == Syn) flow.Known |= FlowFields.Initiator;
        }

        // 1: encrypted by the network's hardware, 2: by the application, 3: both.
        var encryption = line.At(layout[VpcFlowColumn.EncryptionStatus]);
        if (encryption.SequenceEqual("1"u8) || encryption.SequenceEqual("3"u8)) flow.Known |= FlowFields.Encrypted;
        return null;
    }

    private static string? Times(in VpcFlowLine line, VpcFlowLayout layout, long exported, ref NetworkActivity flow)
    {
        if (!line.TryNumber(layout[VpcFlowColumn.Start], LastSecond, out var start)) return "start is not a time in seconds";
        if (!line.TryNumber(layout[VpcFlowColumn.End], LastSecond, out var end)) return "end is not a time in seconds";
        var hasStart = !line.At(layout[VpcFlowColumn.Start]).IsEmpty;
        var hasEnd = !line.At(layout[VpcFlowColumn.End]).IsEmpty;
        if (!hasStart && !hasEnd)
        {
            if (exported == 0) return "start and end are missing";
            (flow.StartTime, flow.EndTime) = (exported, exported);
            return null;
        }

        if (!hasStart) start = end;
        if (!hasEnd) end = start;
        if (end < start) return "end is before start";
        flow.StartTime = start * 1000;
        flow.EndTime = end * 1000;
        return null;
    }

    private Symbol Texts(in VpcFlowLine line, VpcFlowLayout layout, ref NetworkActivity flow)
    {
        flow.Account = texts.Account.Of(line.At(layout[VpcFlowColumn.AccountId]));
        flow.Interface = texts.Interface.Of(line.At(layout[VpcFlowColumn.InterfaceId]));
        flow.Network = texts.Network.Of(line.At(layout[VpcFlowColumn.VpcId]));
        flow.Subnet = texts.Subnet.Of(line.At(layout[VpcFlowColumn.SubnetId]));
        flow.Region = texts.Region.Of(line.At(layout[VpcFlowColumn.Region]));
        flow.Rule = texts.Rule.Of(line.At(layout[VpcFlowColumn.RejectReason]));
        var (near, far) = flow.Direction == FlowDirection.Inbound
            ? (VpcFlowColumn.PacketDestinationService, VpcFlowColumn.PacketSourceService)
            : (VpcFlowColumn.PacketSourceService, VpcFlowColumn.PacketDestinationService);
        var service = line.At(layout[far]);
        flow.Service = texts.Service.Of(service.IsEmpty ? line.At(layout[near]) : service);
        var host = line.At(layout[VpcFlowColumn.InstanceId]);
        if (!host.IsEmpty)
        {
            flow.Host = texts.Host.Of(host);
            return default;
        }

        // A container task without an instance has the interface for itself.
        flow.Host = texts.Host.Of(line.At(layout[VpcFlowColumn.TaskArn]));
        return texts.Group.Of(line.At(layout[VpcFlowColumn.TaskService]));
    }

    /// <summary>A transit gateway reports from an attachment; the network is the one behind the attachment that the packets passed.</summary>
    private void Gateway(in VpcFlowLine line, VpcFlowLayout layout, ref NetworkActivity flow)
    {
        var (network, subnet) = flow.Direction == FlowDirection.Outbound
            ? (VpcFlowColumn.GatewayDestinationVpc, VpcFlowColumn.GatewayDestinationSubnet)
            : (VpcFlowColumn.GatewaySourceVpc, VpcFlowColumn.GatewaySourceSubnet);
        flow.Interface = texts.Interface.Of(line.At(layout[VpcFlowColumn.GatewayAttachment]));
        flow.Network = texts.Network.Of(line.At(layout[network]));
        flow.Subnet = texts.Subnet.Of(line.At(layout[subnet]));
        foreach (var (column, name) in losses)
        {
            if (!flow.Rule.IsNone || !line.TryNumber(layout[column], long.MaxValue, out var lost) || lost == 0) continue;
            flow.Rule = name;
        }
    }
}
