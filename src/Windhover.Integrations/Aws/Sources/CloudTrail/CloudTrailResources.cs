using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>
/// The resource that a call acts on: the bucket, else the ARN that the record itself lists, else the most telling parameter, in the order of
/// <see cref="Fields"/>. Keys of objects are no resources: there is no end of them.
/// </summary>
internal static class CloudTrailResources
{
    /// <summary>Parameters that name a resource, and what kind it is; the first that a record has wins.</summary>
    public static (string Path, string Kind)[] Fields { get; } =
    [
        ("requestParameters.bucketName", "bucket"),
        ("requestParameters.roleName", "role"),
        ("requestParameters.userName", "user"),
        ("requestParameters.instanceId", "instance"),
        ("requestParameters.instancesSet.items.instanceId", "instance"),
        ("requestParameters.instanceIds", "instance"),
        ("requestParameters.target", "instance"),
        ("requestParameters.instanceProfileName", "instance profile"),
        ("requestParameters.groupName", "group"),
        ("requestParameters.secretId", "secret"),
        ("requestParameters.functionName", "function"),
        ("requestParameters.keyId", "key"),
        ("requestParameters.snapshotId", "snapshot"),
        ("requestParameters.dBSnapshotIdentifier", "snapshot"),
        ("requestParameters.dBInstanceIdentifier", "database"),
        ("requestParameters.dBClusterIdentifier", "database"),
        ("requestParameters.tableName", "table"),
        ("requestParameters.groupId", "security group"),
        ("requestParameters.networkInterfaceId", "interface"),
        ("requestParameters.volumeId", "volume"),
        ("requestParameters.imageId", "image"),
        ("requestParameters.routeTableId", "route table"),
        ("requestParameters.networkAclId", "network acl"),
        ("requestParameters.internetGatewayId", "gateway"),
        ("requestParameters.subnetId", "subnet"),
        ("requestParameters.vpcId", "network"),
        ("requestParameters.trailName", "trail"),
        ("requestParameters.detectorId", "detector"),
        ("requestParameters.stackName", "stack"),
        ("requestParameters.clusterName", "cluster"),
        ("requestParameters.cluster", "cluster"),
        ("requestParameters.repositoryName", "repository"),
        ("requestParameters.logGroupName", "log group"),
        ("requestParameters.queueUrl", "queue"),
        ("requestParameters.topicArn", "topic"),
        ("requestParameters.policyArn", "policy"),
        ("requestParameters.policyName", "policy"),
        ("requestParameters.modelId", "model"),
        ("requestParameters.documentName", "document"),
        ("requestParameters.hostedZoneId", "zone"),
        ("requestParameters.certificateArn", "certificate"),
        ("requestParameters.roleArn", "role"),
        ("requestParameters.resourceArn", "resource"),
        ("requestParameters.resourceId", "resource"),
        ("requestParameters.name", "name"),
    ];

    /// <summary>What kind of thing a parameter "name" names, by service; "" where the service is not known.</summary>
    public static string KindOfName(ReadOnlySpan<byte> service) => service switch
    {
        _ when service.StartsWith("cloudtrail."u8) => "trail",
        _ when service.StartsWith("ssm."u8) => "parameter",
        _ when service.StartsWith("secretsmanager."u8) => "secret",
        _ when service.StartsWith("eks."u8) => "cluster",
        _ when service.StartsWith("events."u8) => "rule",
        _ when service.StartsWith("sns."u8) => "topic",
        _ => "",
    };

    /// <summary>The first resource that the record lists and that is no object of a bucket.</summary>
    /// <param name="resources">The array "resources" of the record.</param>
    /// <param name="type">Its type in the vendor's words (AWS::KMS::Key); may be empty.</param>
    /// <returns>Its ARN; empty when there is none.</returns>
    public static ReadOnlySpan<byte> Listed(JsonSlice resources, out ReadOnlySpan<byte> type)
    {
        foreach (var resource in resources)
        {
            type = resource.Text("type");
            var arn = resource.Text("ARN");
            if (arn.IsEmpty) arn = resource.Text("arn");
            if (!arn.IsEmpty && !type.SequenceEqual("AWS::S3::Object"u8)) return arn;
        }

        type = default;
        return default;
    }

    /// <summary>The kind in plain words: the last part of the type, in lower case.</summary>
    public static Symbol KindOf(ReadOnlySpan<byte> type, SymbolTable symbols)
    {
        var last = type[(type.LastIndexOf((byte)':') + 1)..];
        if (last.Length > 64) last = last[..64];
        Span<byte> lower = stackalloc byte[64];
        System.Text.Ascii.ToLower(last, lower, out var length);
        return symbols.Intern(lower[..length]);
    }
}
