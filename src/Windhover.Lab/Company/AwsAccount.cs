namespace Windhover.Lab.Company;

/// <summary>One AWS account with one VPC in one region; the same account in another region is another of these.</summary>
internal sealed class AwsAccount
{
    /// <summary>Whose log sees its VPC.</summary>
    public required Network Network { get; init; }

    /// <summary>Twelve digits.</summary>
    public required string Id { get; init; }

    /// <summary>Home region.</summary>
    public required string Region { get; init; }

    /// <summary>Zone id of its subnets.</summary>
    public required string Zone { get; init; }

    /// <summary>VPC id.</summary>
    public required string VpcId { get; init; }

    /// <summary>Flow log id.</summary>
    public required string FlowLogId { get; init; }

    /// <summary>Maximum aggregation interval, seconds.</summary>
    public required int Window { get; init; }

    /// <summary>True for the version 5 field list.</summary>
    public required bool CustomFormat { get; init; }

    /// <summary>Region and zone as a flow record has them, with spaces around.</summary>
    public byte[] RegionAndZone => field ??= System.Text.Encoding.ASCII.GetBytes($" {Region} {Zone} ");
}
