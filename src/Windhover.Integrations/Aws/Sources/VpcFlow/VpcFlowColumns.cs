using System.Text;

namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>
/// Names of the fields, as headers write them: https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html (versions 2 to 10) and
/// https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html (transit gateways, version 6).
/// </summary>
internal static class VpcFlowColumns
{
    private static readonly (byte[] Name, VpcFlowColumn Column)[] Known = [.. new (string Name, VpcFlowColumn Column)[]
    {
        // Version 2
        ("version", VpcFlowColumn.Other),
        ("account-id", VpcFlowColumn.AccountId),
        ("interface-id", VpcFlowColumn.InterfaceId),
        ("srcaddr", VpcFlowColumn.SourceAddress),
        ("dstaddr", VpcFlowColumn.DestinationAddress),
        ("srcport", VpcFlowColumn.SourcePort),
        ("dstport", VpcFlowColumn.DestinationPort),
        ("protocol", VpcFlowColumn.Protocol),
        ("packets", VpcFlowColumn.Packets),
        ("bytes", VpcFlowColumn.Bytes),
        ("start", VpcFlowColumn.Start),
        ("end", VpcFlowColumn.End),
        ("action", VpcFlowColumn.Action),
        ("log-status", VpcFlowColumn.LogStatus),

        // Version 3
        ("vpc-id", VpcFlowColumn.VpcId),
        ("subnet-id", VpcFlowColumn.SubnetId),
        ("instance-id", VpcFlowColumn.InstanceId),
        ("tcp-flags", VpcFlowColumn.TcpFlags),
        ("type", VpcFlowColumn.Other),
        ("pkt-srcaddr", VpcFlowColumn.PacketSourceAddress),
        ("pkt-dstaddr", VpcFlowColumn.PacketDestinationAddress),

        // Version 4
        ("region", VpcFlowColumn.Region),
        ("az-id", VpcFlowColumn.Other),
        ("sublocation-type", VpcFlowColumn.Other),
        ("sublocation-id", VpcFlowColumn.Other),

        // Version 5
        ("pkt-src-aws-service", VpcFlowColumn.PacketSourceService),
        ("pkt-dst-aws-service", VpcFlowColumn.PacketDestinationService),
        ("flow-direction", VpcFlowColumn.FlowDirection),
        ("traffic-path", VpcFlowColumn.Other),

        // Version 6: transit gateways
        ("resource-type", VpcFlowColumn.Other),
        ("tgw-id", VpcFlowColumn.Other),
        ("tgw-attachment-id", VpcFlowColumn.GatewayAttachment),
        ("tgw-src-vpc-account-id", VpcFlowColumn.Other),
        ("tgw-dst-vpc-account-id", VpcFlowColumn.Other),
        ("tgw-src-vpc-id", VpcFlowColumn.GatewaySourceVpc),
        ("tgw-dst-vpc-id", VpcFlowColumn.GatewayDestinationVpc),
        ("tgw-src-subnet-id", VpcFlowColumn.GatewaySourceSubnet),
        ("tgw-dst-subnet-id", VpcFlowColumn.GatewayDestinationSubnet),
        ("tgw-src-eni", VpcFlowColumn.Other),
        ("tgw-dst-eni", VpcFlowColumn.Other),
        ("tgw-src-az-id", VpcFlowColumn.Other),
        ("tgw-dst-az-id", VpcFlowColumn.Other),
        ("tgw-pair-attachment-id", VpcFlowColumn.Other),
        ("packets-lost-no-route", VpcFlowColumn.LostNoRoute),
        ("packets-lost-blackhole", VpcFlowColumn.LostBlackhole),
        ("packets-lost-mtu-exceeded", VpcFlowColumn.LostMtu),
        ("packets-lost-ttl-expired", VpcFlowColumn.LostTtl),

        // Version 7
        ("ecs-cluster-arn", VpcFlowColumn.Other),
        ("ecs-cluster-name", VpcFlowColumn.Other),
        ("ecs-container-instance-arn", VpcFlowColumn.Other),
        ("ecs-container-instance-id", VpcFlowColumn.Other),
        ("ecs-container-id", VpcFlowColumn.Other),
        ("ecs-second-container-id", VpcFlowColumn.Other),
        ("ecs-service-name", VpcFlowColumn.TaskService),
        ("ecs-task-definition-arn", VpcFlowColumn.Other),
        ("ecs-task-arn", VpcFlowColumn.TaskArn),
        ("ecs-task-id", VpcFlowColumn.Other),

        // Versions 8 to 10
        ("reject-reason", VpcFlowColumn.RejectReason),
        ("resource-id", VpcFlowColumn.Other),
        ("encryption-status", VpcFlowColumn.EncryptionStatus),
    }.Select(c => (Encoding.ASCII.GetBytes(c.Name), c.Column))];

    /// <summary>The names of the fields that an event is made of.</summary>
    public static IEnumerable<string> Kept => Known.Where(c => c.Column != VpcFlowColumn.Other).Select(c => Encoding.ASCII.GetString(c.Name));

    /// <summary>Finds a field by its name.</summary>
    /// <returns>False when no page names it; a header may still have it (a newer version).</returns>
    public static bool TryFind(ReadOnlySpan<byte> name, out VpcFlowColumn column)
    {
        foreach (var known in Known)
        {
            if (!name.SequenceEqual(known.Name)) continue;
            column = known.Column;
            return true;
        }

        column = VpcFlowColumn.Other;
        return false;
    }
}
