using Amazon.S3.Model;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.S3List;

/// <summary>Tries to take the role of one place, to list it and to read its newest objects.</summary>
internal sealed class PlaceTest(ListPlace place, AwsAccess access, BucketListing listing, StoredObjects objects, KeyFilter filter)
{
    /// <summary>Tries all of it.</summary>
    public async Task RunAsync(TestSteps steps, CancellationToken cancellation)
    {
        var who = "";
        var assume = place.Role.Length > 0 ? "sts:AssumeRole" : "";
        var remedy = place.Role.Length > 0 ? $"let this program's identity assume {place.Role}, in its own policy and in the role's trust policy" : "give this program credentials: an instance or container role, or access_key_id and secret_access_key";
        if (!await steps.TryAsync(place.Role.Length > 0 ? $"assume {place.Role}" : "find credentials", assume, remedy, async () => who = await access.WhoAsync(place.Role, cancellation).ConfigureAwait(false)).ConfigureAwait(false)) return;
        IReadOnlyList<S3Object> found = [];
        await steps.TryAsync($"list {place.Name}", "s3:ListBucket", $"allow s3:ListBucket on arn:aws:s3:::{place.Bucket} for {who}", async () =>
            found = (await listing.TryAsync(new ListObjectsV2Request { BucketName = place.Bucket, Prefix = place.Prefix }, cancellation).ConfigureAwait(false)).S3Objects ?? []).ConfigureAwait(false);
        foreach (var one in found.Where(o => filter.Takes(o.Key)).OrderByDescending(o => o.LastModified).Take(steps.WantsSamples ? 3 : 1))
        {
            var stored = new StoredObject(place.Bucket, one.Key, one.ETag.Trim('"'), "", "");
            if (!await steps.TryAsync($"read {stored}", "s3:GetObject", $"allow s3:GetObject on arn:aws:s3:::{place.Bucket}/* for {who}",
                async () => steps.Sample(stored.ToString(), await objects.BeginningAsync(stored, place.Role, cancellation).ConfigureAwait(false))).ConfigureAwait(false)) break;
        }
    }
}
