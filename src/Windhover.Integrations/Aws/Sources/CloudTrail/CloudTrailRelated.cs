namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>
/// The second thing that a call is about, beside its resource: the policy attached, the role or profile handed on, the account that something is shared with, the
/// range let in, the key or session made. The first that a record has, and that is not the resource itself, wins.
/// </summary>
internal static class CloudTrailRelated
{
    /// <summary>Where it may stand.</summary>
    public static string[] Fields { get; } =
    [
        "requestParameters.policyArn",
        "requestParameters.policyName",
        "requestParameters.groupName",
        "requestParameters.permissionSetArn",
        "requestParameters.iamInstanceProfile.arn",
        "requestParameters.iamInstanceProfile.name",
        "requestParameters.AssociateIamInstanceProfileRequest.IamInstanceProfile.Arn",
        "requestParameters.AssociateIamInstanceProfileRequest.IamInstanceProfile.Name",
        "requestParameters.instanceProfileName",
        "requestParameters.createVolumePermission.add.items.userId",
        "requestParameters.createVolumePermission.add.items.group",
        "requestParameters.launchPermission.add.items.userId",
        "requestParameters.launchPermission.add.items.group",
        "requestParameters.valuesToAdd",
        "requestParameters.principal",
        "requestParameters.granteePrincipal",
        "requestParameters.ipPermissions.items.ipRanges.items.cidrIp",
        "requestParameters.ipPermissions.items.ipv6Ranges.items.cidrIpv6",
        "requestParameters.ipPermissions.items.groups.items.groupId",
        "requestParameters.role",
        "requestParameters.roleArn",
        "requestParameters.sourceDBSnapshotIdentifier",
        "requestParameters.sourceDBClusterSnapshotIdentifier",
        "requestParameters.dBInstanceIdentifier",
        "requestParameters.dBClusterIdentifier",
        "requestParameters.documentName",
        "requestParameters.x-amz-copy-source",
        "responseElements.accessKey.accessKeyId",
        "responseElements.assumedRoleUser.arn",
        "insightDetails.insightType",
    ];
}
