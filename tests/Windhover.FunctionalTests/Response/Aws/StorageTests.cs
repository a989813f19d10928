using Amazon.S3;
using Amazon.S3.Model;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Xunit;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>A bucket that blocks a part of public access. The emulator does not look at the account that a call names as the bucket's owner.</summary>
public abstract class BlockPublicAccessConformance(SharedMoto shared, bool hasBlock) : AwsActionConformance(shared)
{
    private const string Bucket = "reports-of-the-estate";

    protected override string Name => "aws.block-public-access";

    private protected override async Task<AwsStage> StageAsync(Administrator administrator)
    {
        await administrator.S3Async(s => s.PutBucketAsync(Bucket));
        if (hasBlock) await administrator.S3Async(s => s.PutPublicAccessBlockAsync(Part(acls: true)));
        var wanted = Of(ContainmentKind.ProtectResource, EntityType.Resource, $"resource:arn:aws:s3:::{Bucket}");
        Task<string> Dump() => administrator.S3Async(async s =>
        {
            try
            {
                var found = (await s.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = Bucket })).PublicAccessBlockConfiguration;
                return $"{found.BlockPublicAcls} {found.IgnorePublicAcls} {found.BlockPublicPolicy} {found.RestrictPublicBuckets}";
            }
            catch (AmazonS3Exception none) when (none.ErrorCode == "NoSuchPublicAccessBlockConfiguration")
            {
                return "none";
            }
        });
        return new(wanted, wanted with { Entity = wanted.Entity with { Id = "resource:arn:aws:s3:::nobody-has-this-bucket" } }, Dump, _ => administrator.S3Async(s => s.PutPublicAccessBlockAsync(Part(acls: false))), Dump);
    }

    private static PutPublicAccessBlockRequest Part(bool acls) => new()
    {
        BucketName = Bucket, PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration { BlockPublicAcls = acls, IgnorePublicAcls = acls, BlockPublicPolicy = !acls, RestrictPublicBuckets = false },
    };
}

[Collection(SharedMoto.Name)]
public sealed class BlockPublicAccessTests(SharedMoto shared) : BlockPublicAccessConformance(shared, hasBlock: true);

[Collection(SharedMoto.Name)]
public sealed class BlockPublicAccessOfAnOpenBucketTests(SharedMoto shared) : BlockPublicAccessConformance(shared, hasBlock: false);

[Collection(SharedMoto.Name)]
public sealed class SnapshotVolumesTests(SharedMoto shared) : AwsActionConformance(shared)
{
    protected override string Name => "aws.snapshot-volumes";

    // Tags are asked for apart by the platform, not by the emulator.
    protected override IReadOnlyList<string> NotAsked => ["ec2:CreateTags"];

    private protected override async Task<AwsStage> StageAsync(Administrator administrator)
    {
        var (_, subnet, group, _) = await administrator.NetworkAsync();
        var instance = await administrator.InstanceAsync(await administrator.InterfaceAsync(subnet, group));
        var volume = Administrator.Text(await administrator.Ec2Async($"Action=CreateVolume&Size=1&AvailabilityZone={Administrator.Region}a"), "volumeId");
        await administrator.Ec2Async($"Action=AttachVolume&VolumeId={volume}&InstanceId={instance}&Device=/dev/sdh");
        var wanted = Of(ContainmentKind.Preserve, EntityType.Device, $"device:{instance}");
        return new(wanted, wanted with { Entity = wanted.Entity with { Id = "device:i-0123456789abcdef0" } }, () => administrator.DumpAsync("ec2", "Action=DescribeSnapshots&Owner.1=self"));
    }
}
