using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Aws.Collection.Organizations;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.S3List;

/// <summary>Lists its places side by side: one that fails is tried again and does not stop the others.</summary>
internal sealed class S3ListCollection : ICollection
{
    private readonly string name;
    private readonly CollectorContext context;
    private readonly AwsAccess access;
    private readonly AwsPlaces places;
    private readonly KeyFilter filter;
    private readonly ListPace pace;
    private readonly SemaphoreSlim fetching = new(StoredObjects.MostAtOnce);

    public S3ListCollection(CollectorSettings settings, CollectorContext context)
    {
        (name, this.context) = (settings.Name, context);
        pace = new ListPace(
            TimeSpan.FromSeconds(settings.Number("every_seconds", 5, 86_400)), TimeSpan.FromMinutes(settings.Number("look_back_minutes", 1, 1440)),
            TimeSpan.FromHours(settings.Number("since_hours", 0, 8760)), settings.Number("parallel", 1, 64), TimeSpan.FromMinutes(settings.Number("find_every_minutes", 1, 1440)));
        access = new AwsAccess(settings, context.Clock);
        places = new AwsPlaces(settings, AwsPlace.List(settings, "places", ListPlace.IsAddress, "s3://bucket/prefix"), access, context);
        filter = new KeyFilter(settings);
    }

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation) => places.RunAsync(ReadAsync, cancellation);

    /// <inheritdoc/>
    public async Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = new TestSteps();
        foreach (var place in await places.TestAsync(steps, cancellation).ConfigureAwait(false))
        {
            var listed = ListPlace.Of(place);
            var retries = new Retries(context, name);
            await new PlaceTest(listed, access, new BucketListing(access, listed, retries), new StoredObjects(access, context, retries, fetching), filter).RunAsync(steps, cancellation).ConfigureAwait(false);
        }

        return steps.Result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        places.Dispose();
        access.Dispose();
        fetching.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task ReadAsync(AwsPlace place, CollectorContext own, CancellationToken cancellation)
    {
        var listed = ListPlace.Of(place);
        var retries = new Retries(own, $"{name} {place.Name}");
        var objects = new StoredObjects(access, own, retries, fetching);
        return retries.KeepAsync(listed.Name, new PlaceReader(listed, new BucketListing(access, listed, retries), objects, filter, own, retries, pace).RunAsync, cancellation);
    }
}
