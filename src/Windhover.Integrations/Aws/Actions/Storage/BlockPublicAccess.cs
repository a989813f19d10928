using System.Text.RegularExpressions;
using Amazon.S3.Model;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Actions.Storage;

/// <summary>Blocks public access of a bucket, and gives back what stood before. Every call names the account that has the bucket, so that a bucket of somebody else's is never touched.</summary>
internal sealed partial class BlockPublicAccess : TypedAction<AwsConnection, PublicAccess, BucketChange>
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = new()
    {
        Name = "aws.block-public-access",
        Responder = AwsResponder.Name,
        Kind = ContainmentKind.ProtectResource,
        Of = EntityType.Resource,
        Title = "Blocks all public access of the bucket",
        Preconditions =
        [
            "A site or a download that is meant to be public is not reachable while it stands.",
            "Who has access by name, also from other accounts, keeps it, except where a policy that is public lets them in: that then lets in only the bucket's own account and AWS services.",
            "The bucket belongs to the account that the connection reaches.",
            "What a bucket blocks has no place for a mark: who closes it by hand while the action stands ends the action first, or it opens again at the end.",
        ],
        Page = "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html",
        Permissions = ["s3:GetBucketLocation", "s3:GetBucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock"],
    };

    /// <inheritdoc/>
    protected override async Task<ActionDraft<BucketChange>> DraftAsync(AwsConnection at, ActionRequest request, CancellationToken cancellation)
    {
        if (Arn().Match(request.Wanted.Entity.Id) is not { Success: true } match) throw new ActionRefusedException("The resource is no bucket of S3.");
        var bucket = match.Groups[1].Value;
        var scope = await at.ScopeAsync(request.Wanted.Entity.Account, cancellation).ConfigureAwait(false);
        var change = new BucketChange(scope.Account, await RegionAsync(at, scope.Account, bucket, cancellation).ConfigureAwait(false), bucket);
        var before = await ReadAsync(at, change, cancellation).ConfigureAwait(false);
        if (before == PublicAccess.Closed) throw new ActionRefusedException($"All public access of the bucket {bucket} is blocked already.");
        return new($"arn:aws:s3:::{bucket}", $"Blocks all public access of the bucket {bucket}, which has {before}.", before, change);
    }

    /// <inheritdoc/>
    protected override async Task ApplyAsync(AwsConnection at, string id, PublicAccess before, BucketChange change, CancellationToken cancellation)
    {
        var standing = await ReadAsync(at, change, cancellation).ConfigureAwait(false);
        if (standing == PublicAccess.Closed) return;
        if (standing != before) throw new ActionRefusedException($"Somebody has changed what the bucket {change.Bucket} blocks since this was planned: it has {standing}.");
        await WriteAsync(at, change, PublicAccess.Closed, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> VerifyAsync(AwsConnection at, string id, PublicAccess before, BucketChange change, CancellationToken cancellation)
    {
        var standing = await ReadAsync(at, change, cancellation).ConfigureAwait(false);
        var state = standing == PublicAccess.Closed ? ActionState.InForce : standing == before ? ActionState.Absent : ActionState.Different;
        return new(state, $"The bucket {change.Bucket} has {standing}.");
    }

    /// <inheritdoc/>
    protected override async Task<ActionCheck> UndoAsync(AwsConnection at, string id, PublicAccess before, BucketChange change, CancellationToken cancellation)
    {
        PublicAccess standing;
        try
        {
            standing = await ReadAsync(at, change, cancellation).ConfigureAwait(false);
        }
        catch (ActionRefusedException)
        {
            return new(ActionState.Absent, $"The bucket {change.Bucket} is not there any more.");
        }

        if (standing != before && standing != PublicAccess.Closed) return new(ActionState.Different, $"Somebody changed what the bucket {change.Bucket} blocks, and it was left: it has {standing}.");
        if (standing == PublicAccess.Closed) await WriteAsync(at, change, before, cancellation).ConfigureAwait(false);
        return new(ActionState.Absent, $"The bucket {change.Bucket} has {before} again.");
    }

    // The name of a bucket, also where the resource is one of its objects (https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
    [GeneratedRegex("^(?:resource:)?arn:aws[a-z-]*:s3:::([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/.*)?\\z", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Arn();

    private static async Task<string> RegionAsync(AwsConnection at, string account, string bucket, CancellationToken cancellation)
    {
        try
        {
            var found = await at.StoreAsync(account, at.FirstRegion, $"find the region of the bucket {bucket} (s3:GetBucketLocation)", s => s.GetBucketLocationAsync(new GetBucketLocationRequest { BucketName = bucket, ExpectedBucketOwner = account }, cancellation), cancellation).ConfigureAwait(false);

            // The first region has no name here, and Ireland may have its old one.
            return found.Location?.Value switch { null or "" or "US" => "us-east-1", "EU" => "eu-west-1", var region => region };
        }
        catch (ProviderException refused) when (refused.Code == "NoSuchBucket")
        {
            throw new ActionRefusedException($"There is no bucket {bucket}.");
        }
    }

    private static async Task<PublicAccess> ReadAsync(AwsConnection at, BucketChange change, CancellationToken cancellation)
    {
        var request = new GetPublicAccessBlockRequest { BucketName = change.Bucket, ExpectedBucketOwner = change.Account };
        try
        {
            var found = await at.StoreAsync(change.Account, change.Region, $"read what the bucket {change.Bucket} blocks (s3:GetBucketPublicAccessBlock)", s => s.GetPublicAccessBlockAsync(request, cancellation), cancellation).ConfigureAwait(false);
            return PublicAccess.Of(found.PublicAccessBlockConfiguration);
        }
        catch (ProviderException refused) when (refused.Code == "NoSuchPublicAccessBlockConfiguration")
        {
            return PublicAccess.None;
        }
        catch (ProviderException refused) when (refused.Code == "NoSuchBucket")
        {
            throw new ActionRefusedException($"The bucket {change.Bucket} is not there any more.");
        }
    }

    private static async Task WriteAsync(AwsConnection at, BucketChange change, PublicAccess wanted, CancellationToken cancellation)
    {
        const string Needs = "(s3:PutBucketPublicAccessBlock)";
        if (wanted.IsSet)
        {
            var put = new PutPublicAccessBlockRequest { BucketName = change.Bucket, ExpectedBucketOwner = change.Account, PublicAccessBlockConfiguration = wanted.Configuration() };
            await at.StoreAsync(change.Account, change.Region, $"set what the bucket {change.Bucket} blocks {Needs}", s => s.PutPublicAccessBlockAsync(put, cancellation), cancellation).ConfigureAwait(false);
            return;
        }

        var delete = new DeletePublicAccessBlockRequest { BucketName = change.Bucket, ExpectedBucketOwner = change.Account };
        await at.StoreAsync(change.Account, change.Region, $"take the block from the bucket {change.Bucket} {Needs}", s => s.DeletePublicAccessBlockAsync(delete, cancellation), cancellation).ConfigureAwait(false);
    }
}
