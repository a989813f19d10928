using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Gcp.Sources.Common;

namespace Windhover.Integrations.Gcp.Sources.VpcFlow;

/// <summary>Reads one file of flow records.</summary>
internal sealed class VpcFlowReader : LogEntryReader
{
    // https://cloud.google.com/vpc/docs/about-flow-logs-records
    private static readonly MissingField[] Metadata =
    [
        new(
            "metadata annotations (src_instance, src_vpc, src_gke_details …)",
            "Which machine or pod holds an address is known only once an audit log tells of it; until then the address stands for it, and pods of one node are not told apart.",
            "gcloud compute networks subnets update SUBNET --region=REGION --logging-metadata=include-all"),
    ];

    private readonly JsonField source, sourcePort, destination, destinationPort, protocol, reporter, start, end, bytes, packets, bytesDropped, packetsDropped, disposition, dropReason, entrySubnet;
    private readonly VpcFlowSide sourceSide, destinationSide;
    private readonly VpcFlowFacts facts;
    private readonly SymbolCache states;
    private bool hasFlows, hasMetadata;

    /// <param name="context">What the file is read with.</param>
    public VpcFlowReader(ReaderContext context)
        : base(context)
    {
        states = new SymbolCache(Symbols);
        source = Field("jsonPayload.connection.src_ip");
        sourcePort = Field("jsonPayload.connection.src_port");
        destination = Field("jsonPayload.connection.dest_ip");
        destinationPort = Field("jsonPayload.connection.dest_port");
        protocol = Field("jsonPayload.connection.protocol");
        reporter = Field("jsonPayload.reporter");
        start = Field("jsonPayload.start_time");
        end = Field("jsonPayload.end_time");
        bytes = Field("jsonPayload.bytes_sent");
        packets = Field("jsonPayload.packets_sent");
        bytesDropped = Field("jsonPayload.bytes_dropped");
        packetsDropped = Field("jsonPayload.packets_dropped");
        disposition = Field("jsonPayload.disposition");
        dropReason = Field("jsonPayload.drop_reason");
        entrySubnet = Field("resource.labels.subnetwork_name");
        sourceSide = new VpcFlowSide("jsonPayload.src_", Symbols, Field);
        destinationSide = new VpcFlowSide("jsonPayload.dest_", Symbols, Field);
        facts = new VpcFlowFacts();
    }

    /// <inheritdoc />
    public override IReadOnlyList<MissingField> Missing => hasFlows && !hasMetadata ? Metadata : [];

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (record[source].IsEmpty && record[destination].IsEmpty && record[reporter].IsEmpty)
        {
            output.Ignore(at, "entry of another log");
            return;
        }

        ref var flow = ref output.AddNetwork();
        flow.Record = at;
        if ((Times(record, ref flow) ?? Ends(record, ref flow)) is { } problem)
        {
            output.RemoveLastNetwork();
            output.Reject(at, problem);
            return;
        }

        hasFlows = true;
        hasMetadata |= sourceSide.IsNamed(record) || destinationSide.IsNamed(record);
        flow.Id = Id(record);
        Amounts(record, ref flow);
        Place(record, ref flow);
        facts.Learn(sourceSide, flow.Source, record, flow, output);
        facts.Learn(destinationSide, flow.Destination, record, flow, output);
    }

    private string? Times(in JsonRecord record, ref NetworkActivity flow)
    {
        var first = record[start];
        var last = record[end];
        if (first.IsEmpty && last.IsEmpty)
        {
            if (Time(record, out flow.EndTime) is { } problem) return problem;
            flow.StartTime = flow.EndTime;
            return null;
        }

        if (!first.IsEmpty && !IsoTime.TryRead(first, out flow.StartTime)) return "start_time: not a time";
        if (!last.IsEmpty && !IsoTime.TryRead(last, out flow.EndTime)) return "end_time: not a time";
        if (first.IsEmpty) flow.StartTime = flow.EndTime;
        if (last.IsEmpty || flow.EndTime < flow.StartTime) flow.EndTime = flow.StartTime;
        return null;
    }

    private string? Ends(in JsonRecord record, ref NetworkActivity flow)
    {
        if (!Address.TryParse(record[source], out flow.Source)) return "connection.src_ip: not an address";
        if (!Address.TryParse(record[destination], out flow.Destination)) return "connection.dest_ip: not an address";
        if (!Port(record[sourcePort], out flow.SourcePort)) return "connection.src_port: not a port";
        if (!Port(record[destinationPort], out flow.DestinationPort)) return "connection.dest_port: not a port";
        var number = record[protocol];
        if (number.IsEmpty) return null;
        if (!PayloadNumber.TryRead(number, out var value) || value > byte.MaxValue) return "connection.protocol: not a protocol number";
        flow.Protocol = (byte)value;
        return null;
    }

    private void Amounts(in JsonRecord record, ref NetworkActivity flow)
    {
        var isDrop = record.Is(disposition, "DROPPED"u8);
        var sent = record[isDrop ? bytesDropped : bytes];
        if (PayloadNumber.TryRead(sent, out flow.BytesOut)) flow.Known |= FlowFields.BytesOut;
        else flow.BytesOut = 0;
        flow.PacketsOut = PayloadNumber.Size(record[isDrop ? packetsDropped : packets]);
        flow.Disposition = isDrop ? Disposition.Blocked : Disposition.Allowed;
        flow.State = states.Of(record[dropReason]);
    }

    private void Place(in JsonRecord record, ref NetworkActivity flow)
    {
        var who = record[reporter];

        // A gateway hands traffic from outside into the network, or out of it.
        flow.Direction = who.SequenceEqual("SRC"u8) || who.SequenceEqual("DEST_GATEWAY"u8) ? FlowDirection.Outbound
            : who.SequenceEqual("DEST"u8) || who.SequenceEqual("SRC_GATEWAY"u8) ? FlowDirection.Inbound
            : FlowDirection.Unknown;
        var isSource = who.StartsWith("SRC"u8);
        var own = isSource ? sourceSide : destinationSide;
        flow.Host = own.Host(record);
        flow.Interface = own.Gateway(record);
        flow.Network = own.Network(record);
        flow.Subnet = own.Subnet(record);
        if (flow.Subnet.IsNone) flow.Subnet = states.Of(record[entrySubnet]);
        flow.Account = own.Account(record);
        if (flow.Account.IsNone) flow.Account = Account(record);
        flow.Region = own.Region(record);
        if (flow.Region.IsNone) flow.Region = Region(record);
        flow.Service = (isSource ? destinationSide : sourceSide).Service(record);
    }

    private static bool Port(ReadOnlySpan<byte> text, out ushort port)
    {
        port = 0;
        if (text.IsEmpty) return true;
        if (!PayloadNumber.TryRead(text, out var number) || number > ushort.MaxValue) return false;
        port = (ushort)number;
        return true;
    }
}
