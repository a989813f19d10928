using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>
/// What a chosen format leaves out, and what that costs. A flow log's format cannot be changed: one with more fields is made, and the old one removed
/// (https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-limitations.html).
/// </summary>
internal static class VpcFlowMissing
{
    private const string Fix =
        "Make a new flow log with --log-format '${version} ${account-id} ${vpc-id} ${subnet-id} ${instance-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} "
        + "${pkt-srcaddr} ${pkt-dstaddr} ${protocol} ${packets} ${bytes} ${start} ${end} ${action} ${tcp-flags} ${flow-direction} ${region} ${log-status}', then delete the old one";

    private static readonly (VpcFlowColumn Column, string Field, string Loses)[] Wanted =
    [
        (VpcFlowColumn.Start, "start", "How long a connection lasted is not known; slow transfers look like short ones."),
        (VpcFlowColumn.SourcePort, "srcport", "Which side opened a connection, and which service it was, is not known."),
        (VpcFlowColumn.DestinationPort, "dstport", "Which side opened a connection, and which service it was, is not known."),
        (VpcFlowColumn.Bytes, "bytes", "Data that leaves is not measured: theft of data is not seen by its size."),
        (VpcFlowColumn.Action, "action", "Refused connections are not told from accepted ones: scans of closed ports are not seen."),
        (VpcFlowColumn.TcpFlags, "tcp-flags", "Which side opened a connection is guessed from its ports; a scan that is never answered looks like traffic."),
        (VpcFlowColumn.FlowDirection, "flow-direction", "Whether a flow came in or went out is guessed from the addresses that the interface holds."),
        (VpcFlowColumn.InstanceId, "instance-id", "The machine behind an interface is known only once CloudTrail tells of it; until then the interface stands for it."),
        (VpcFlowColumn.PacketSourceAddress, "pkt-srcaddr", "Behind a NAT gateway or a load balancer the true sender is not seen."),
        (VpcFlowColumn.PacketDestinationAddress, "pkt-dstaddr", "Behind a NAT gateway or a load balancer the true receiver is not seen."),
        (VpcFlowColumn.VpcId, "vpc-id", "Networks that use the same private addresses are told apart by their interfaces alone."),
    ];

    /// <summary>What a format leaves out; nothing for transit gateways, whose fields are others.</summary>
    public static IReadOnlyList<MissingField> Of(VpcFlowLayout layout) =>
        layout.IsGateway ? [] : [.. Wanted.Where(w => !layout.Has(w.Column)).Select(w => new MissingField(w.Field, w.Loses, Fix))];
}
