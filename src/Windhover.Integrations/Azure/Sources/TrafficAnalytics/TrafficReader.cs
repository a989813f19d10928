using System.Buffers.Text;
using System.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.TrafficAnalytics;

/// <summary>
/// Reads one row: an hour or ten minutes of flows between the same ends, added up. A row with several public addresses gives one event for each, unless the
/// export already has one row for each.
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class TrafficReader(SymbolTable symbols) : IRecordReader
{
    private readonly AzureSymbols texts = new(symbols);
    private readonly TrafficColumns columns = new();
    private readonly CsvRecord row = new();
    private byte[]? header;

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (!row.Read(record))
        {
            output.Reject(at, "row: a quoted field is not closed");
            return;
        }

        if (TrafficColumns.IsHeader(row))
        {
            columns.Read(row);
            header = record.ToArray();
            output.Ignore(at, "header");
            return;
        }

        if (header is null)
        {
            output.Reject(at, "row: no header before it");
            return;
        }

        if (columns.Of(row, "SubType") is { IsEmpty: false } type && !type.SequenceEqual("FlowLog"u8))
        {
            output.Ignore(at, "other subtype");
            return;
        }

        var flow = new NetworkActivity { Record = at };
        if (Frame(ref flow) is { } reason)
        {
            output.Reject(at, reason);
            return;
        }

        if (!Ends(flow, output)) output.Reject(at, "row: no source or destination address");
    }

    /// <inheritdoc />
    public byte[]? SaveState() => header;

    /// <inheritdoc />
    public void RestoreState(ReadOnlySpan<byte> state)
    {
        if (!row.Read(state)) return;
        columns.Read(row);
        header = state.ToArray();
    }

    /// <summary>Fills what all events of a row have in common.</summary>
    private string? Frame(ref NetworkActivity flow)
    {
        if (!IsoTime.TryRead(columns.Of(row, "FlowStartTime"), out flow.StartTime)) return "FlowStartTime: not a time";
        if (!IsoTime.TryRead(columns.Of(row, "FlowEndTime"), out flow.EndTime)) return "FlowEndTime: not a time";
        flow.EndTime = Math.Max(flow.StartTime, flow.EndTime);
        if (!FlowTupleFields.TryProtocol(columns.Of(row, "L4Protocol"), out flow.Protocol)) return "L4Protocol: not a protocol";
        flow.DestinationPort = (ushort)Math.Min(Number("DestPort"), ushort.MaxValue);
        flow.Direction = FlowTupleFields.Letter(columns.Of(row, "FlowDirection")) switch { 'I' => FlowDirection.Inbound, 'O' => FlowDirection.Outbound, _ => FlowDirection.Unknown };
        if (flow.Direction == FlowDirection.Unknown) return "FlowDirection: not I or O";

        flow.Disposition = Decision();
        flow.Phase = flow.Disposition == Disposition.Blocked ? FlowPhase.Denied : FlowPhase.Whole;
        flow.Known = FlowFields.Initiator;
        flow.Service = texts.Of(columns.Of(row, "L7Protocol"));
        flow.Rule = texts.Of(columns.Of(row, "NSGRule", "NSGRules", "AclRule"));
        flow.Interface = MacAddress.Read(columns.Of(row, "MACAddress"), symbols);
        var isSource = flow.Direction == FlowDirection.Outbound;
        flow.Account = texts.Lower(isSource ? columns.Of(row, "Subscription", "Subscription1", "SrcSubscription") : columns.Of(row, "Subscription", "Subscription2", "DestSubscription"));
        flow.Region = texts.Lower(isSource ? columns.Of(row, "Region", "VMRegion", "Region1", "SrcRegion") : columns.Of(row, "Region", "VMRegion", "Region2", "DestRegion"));
        flow.Host = Machine(isSource);
        var subnet = isSource ? columns.Of(row, "Subnet", "Subnet1", "SrcSubnet") : columns.Of(row, "Subnet", "Subnet2", "DestSubnet");
        flow.Subnet = texts.Lower(subnet);
        var slash = subnet.LastIndexOf((byte)'/');
        if (slash > 0) flow.Network = texts.Lower(subnet[..slash]);
        return null;
    }

    private bool Ends(in NetworkActivity frame, EventBuffer output)
    {
        var isOutbound = frame.Direction == FlowDirection.Outbound;
        var hasSource = Address.TryParse(columns.Of(row, "SrcIP"), out var source);
        var hasDestination = Address.TryParse(columns.Of(row, "DestIP"), out var destination);
        if (hasSource && hasDestination)
        {
            Add(frame, source, destination, Counters(), output);
            return true;
        }

        // One side is public: the machine's own address, and a list of the others.
        if (Address.TryParse(columns.Of(row, "VMIPAddress", "VMIP"), out var own))
        {
            if (isOutbound) source = own;
            else destination = own;
        }

        if (source.IsNone == destination.IsNone) return false;
        var single = columns.Of(row, "AllExtIPs");
        var list = !single.IsEmpty ? single : source.IsNone ? columns.Of(row, "SrcPublicIPs", "PublicIPs") : columns.Of(row, "DestPublicIPs", "PublicIPs");
        var others = new PublicAddresses(list);
        var count = 0;
        while (others.Next())
        {
            count++;
            var counters = others.HasCounters ? (others.PacketsOut, others.BytesOut, others.PacketsIn, others.BytesIn, true) : default;
            if (source.IsNone) Add(frame, others.Address, destination, counters, output);
            else Add(frame, source, others.Address, counters, output);
        }

        return count > 0;
    }

    private static void Add(in NetworkActivity frame, Address source, Address destination, (long PacketsOut, long BytesOut, long PacketsIn, long BytesIn, bool Are) counters, EventBuffer output)
    {
        ref var flow = ref output.AddNetwork();
        flow = frame;
        flow.Source = source;
        flow.Destination = destination;
        if (!counters.Are || flow.Disposition == Disposition.Blocked) return;
        (flow.PacketsOut, flow.BytesOut, flow.PacketsIn, flow.BytesIn) = (counters.PacketsOut, counters.BytesOut, counters.PacketsIn, counters.BytesIn);
        flow.Known |= FlowFields.BytesOut | FlowFields.BytesIn;
    }

    private (long PacketsOut, long BytesOut, long PacketsIn, long BytesIn, bool Are) Counters() => columns.Of(row, "OutboundBytes", "BytesSrcToDest").IsEmpty
        ? default
        : (Number("OutboundPackets", "PacketsSrcToDest"), Number("OutboundBytes", "BytesSrcToDest"), Number("InboundPackets", "PacketsDestToSrc"), Number("InboundBytes", "BytesDestToSrc"), true);

    private Disposition Decision()
    {
        var status = FlowTupleFields.Letter(columns.Of(row, "FlowStatus"));
        if (status is 'A') return Disposition.Allowed;
        if (status is 'D') return Disposition.Blocked;
        if (Number("AllowedOutFlows") + Number("AllowedInFlows") > 0) return Disposition.Allowed;
        return Number("DeniedOutFlows") + Number("DeniedInFlows") > 0 ? Disposition.Blocked : Disposition.Unknown;
    }

    /// <summary>The machine as the tables name it, <c>group/name</c>.</summary>
    private Symbol Machine(bool isSource)
    {
        var name = isSource ? columns.Of(row, "VM", "VM1", "SrcVM") : columns.Of(row, "VM", "VM2", "DestVM");
        if (!name.IsEmpty) return texts.Lower(name);
        name = columns.Of(row, "VMName");
        var group = columns.Of(row, "ResourceGroup");
        return name.IsEmpty || group.IsEmpty ? texts.Lower(name) : texts.Lower(Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetString(group)}/{Encoding.UTF8.GetString(name)}"));
    }

    // Exports write whole numbers with ".0".
    private long Number(params ReadOnlySpan<string> names)
    {
        var text = columns.Of(row, names);
        return Utf8Parser.TryParse(text, out double number, out var used) && used == text.Length && number is > 0 and < 1e18 ? (long)number : 0;
    }
}
