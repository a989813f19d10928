using Amazon.S3.Model;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.S3List;

/// <summary>Lists its places side by side: one that fails is tried again and does not stop the others.</summary>
internal sealed class S3ListCollection : ICollection
{
    private readonly CollectorContext context;
    private readonly AwsAccess access;
    private readonly IReadOnlyList<ListPlace> places;
    private readonly KeyFilter filter;
    private readonly Retries retries;
    private readonly StoredObjects objects;
    private readonly ListPace pace;

    public S3ListCollection(CollectorSettings settings, CollectorContext context)
    {
        this.context = context;
        places = [.. AwsPlace.List(settings, "places", ListPlace.IsAddress, "s3://bucket/prefix").Select(ListPlace.Of)];
        pace = new ListPace(
            TimeSpan.FromSeconds(settings.Number("every_seconds", 5, 86_400)), TimeSpan.FromMinutes(settings.Number("look_back_minutes", 1, 1440)),
            TimeSpan.FromHours(settings.Number("since_hours", 0, 8760)), settings.Number("parallel", 1, 64));
        access = new AwsAccess(settings);
        filter = new KeyFilter(settings);
        retries = new Retries(context, settings.Name);
        objects = new StoredObjects(access, context, retries);
    }

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation) => Task.WhenAll(places.Select(place =>
        retries.KeepAsync(place.Name, new PlaceReader(place, new BucketListing(access, place, retries), objects, filter, context, retries, pace).RunAsync, cancellation)));

    /// <inheritdoc/>
    public async Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = new TestSteps();
        foreach (var place in places) await TestAsync(place, steps, cancellation).ConfigureAwait(false);
        return steps.Result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        access.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task TestAsync(ListPlace place, TestSteps steps, CancellationToken cancellation)
    {
        var who = "";
        var assume = place.Role.Length > 0 ? "sts:AssumeRole" : "";
        var remedy = place.Role.Length > 0 ? $"let this program's identity assume {place.Role}, in its own policy and in the role's trust policy" : "give this program credentials: an instance or container role, or access_key_id and secret_access_key";
        if (!await steps.TryAsync(place.Role.Length > 0 ? $"assume {place.Role}" : "find credentials", assume, remedy, async () => who = await access.WhoAsync(place.Role, cancellation).ConfigureAwait(false)).ConfigureAwait(false)) return;
        IReadOnlyList<S3Object> found = [];
        await steps.TryAsync($"list {place.Name}", "s3:ListBucket", $"allow s3:ListBucket on arn:aws:s3:::{place.Bucket} for {who}", async () =>
            found = (await new BucketListing(access, place, retries).TryAsync(new ListObjectsV2Request { BucketName = place.Bucket, Prefix = place.Prefix }, cancellation).ConfigureAwait(false)).S3Objects ?? []).ConfigureAwait(false);
        foreach (var one in found.Where(o => filter.Takes(o.Key)).OrderByDescending(o => o.LastModified).Take(steps.WantsSamples ? 3 : 1))
        {
            var stored = new StoredObject(place.Bucket, one.Key, one.ETag.Trim('"'), "", "");
            if (!await steps.TryAsync($"read {stored}", "s3:GetObject", $"allow s3:GetObject on arn:aws:s3:::{place.Bucket}/* for {who}",
                async () => steps.Sample(stored.ToString(), await objects.BeginningAsync(stored, place.Role, cancellation).ConfigureAwait(false))).ConfigureAwait(false)) break;
        }
    }
}
