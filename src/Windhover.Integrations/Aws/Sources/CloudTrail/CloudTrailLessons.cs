namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>Which operations teach what.</summary>
internal static class CloudTrailLessons
{
    /// <summary>The lesson of an operation.</summary>
    public static CloudTrailLesson Of(string service, string name) => (service, name) switch
    {
        ("ec2.amazonaws.com", "RunInstances") => CloudTrailLesson.InstancesRan,
        ("ec2.amazonaws.com", "TerminateInstances") => CloudTrailLesson.InstancesEnded,
        ("ec2.amazonaws.com", "CreateNetworkInterface") => CloudTrailLesson.InterfaceMade,
        ("ec2.amazonaws.com", "AttachNetworkInterface") => CloudTrailLesson.InterfaceAttached,
        ("ec2.amazonaws.com", "DetachNetworkInterface") => CloudTrailLesson.InterfaceDetached,
        ("ec2.amazonaws.com", "DeleteNetworkInterface") => CloudTrailLesson.InterfaceDeleted,
        ("ec2.amazonaws.com", "AssignPrivateIpAddresses" or "AssignIpv6Addresses") => CloudTrailLesson.PrivateAddressesAssigned,
        ("ec2.amazonaws.com", "UnassignPrivateIpAddresses" or "UnassignIpv6Addresses") => CloudTrailLesson.PrivateAddressesUnassigned,
        ("ec2.amazonaws.com", "AllocateAddress") => CloudTrailLesson.PublicAddressAllocated,
        ("ec2.amazonaws.com", "AssociateAddress") => CloudTrailLesson.PublicAddressAssociated,
        ("ec2.amazonaws.com", "DisassociateAddress" or "ReleaseAddress") => CloudTrailLesson.PublicAddressReleased,
        ("sts.amazonaws.com", "AssumeRole" or "AssumeRoleWithSAML" or "AssumeRoleWithWebIdentity" or "AssumeRoot" or "GetSessionToken" or "GetFederationToken") =>
            CloudTrailLesson.SessionHandedOut,
        ("iam.amazonaws.com", "CreateAccessKey") => CloudTrailLesson.AccessKeyMade,
        ("ec2.amazonaws.com", "CreateTags") => CloudTrailLesson.ResourcesTagged,
        ("ec2.amazonaws.com", "DeleteTags") => CloudTrailLesson.ResourcesUntagged,
        ("iam.amazonaws.com", "CreateUser" or "CreateRole") => CloudTrailLesson.IdentityMade,
        ("iam.amazonaws.com", "TagUser" or "TagRole") => CloudTrailLesson.IdentityTagged,
        ("iam.amazonaws.com", "UntagUser" or "UntagRole") => CloudTrailLesson.IdentityUntagged,
        ("iam.amazonaws.com", "DeleteUser" or "DeleteRole") => CloudTrailLesson.IdentityEnded,
        ("s3.amazonaws.com", "PutBucketTagging") => CloudTrailLesson.BucketTagged,
        ("s3.amazonaws.com", "DeleteBucketTagging" or "DeleteBucket") => CloudTrailLesson.BucketUntagged,
        _ => CloudTrailLesson.None,
    };
}
