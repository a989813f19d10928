namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>What a successful call teaches about who is who.</summary>
internal enum CloudTrailLesson : byte
{
    None,
    InstancesRan,
    InstancesEnded,
    InterfaceMade,
    InterfaceAttached,
    InterfaceDetached,
    InterfaceDeleted,
    PrivateAddressesAssigned,
    PrivateAddressesUnassigned,
    PublicAddressAllocated,
    PublicAddressAssociated,
    PublicAddressReleased,
    SessionHandedOut,
    AccessKeyMade,
    ResourcesTagged,
    ResourcesUntagged,
    IdentityMade,
    IdentityTagged,
    IdentityUntagged,
    IdentityEnded,
    BucketTagged,
    BucketUntagged,
}
