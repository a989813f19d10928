using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Aws.Collection.Organizations;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.S3Sqs;

/// <summary>Works through its queues side by side: one that fails is tried again and does not stop the others.</summary>
internal sealed class S3SqsCollection : ICollection
{
    private const int LongPoll = 20;
    private readonly string name;
    private readonly CollectorContext context;
    private readonly AwsAccess access;
    private readonly AwsPlaces places;
    private readonly KeyFilter filter;
    private readonly QueuePace pace;
    private readonly SemaphoreSlim fetching = new(StoredObjects.MostAtOnce);

    public S3SqsCollection(CollectorSettings settings, CollectorContext context)
    {
        (name, this.context) = (settings.Name, context);
        var queues = AwsPlace.List(settings, "queues", a => Uri.TryCreate(a, UriKind.Absolute, out var url) && url.Scheme is "http" or "https", "the URL of a queue");
        pace = new QueuePace(LongPoll, settings.Number("visibility_seconds", 30, 43_200), settings.Number("parallel", 1, 64));
        access = new AwsAccess(settings, context.Clock);
        places = new AwsPlaces(settings, queues, access, context);
        filter = new KeyFilter(settings);
    }

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation) => places.RunAsync(ReadAsync, cancellation);

    /// <inheritdoc/>
    public async Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = new TestSteps();
        var objects = new StoredObjects(access, context, new Retries(context, name), fetching);
        foreach (var place in await places.TestAsync(steps, cancellation).ConfigureAwait(false))
        {
            using var queue = new SqsQueue(access, place, context.Clock);
            await new QueueTest(queue, place.Role, access, objects, filter).RunAsync(steps, cancellation).ConfigureAwait(false);
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

    private async Task ReadAsync(AwsPlace place, CollectorContext own, CancellationToken cancellation)
    {
        using var queue = new SqsQueue(access, place, context.Clock);
        var retries = new Retries(own, $"{name} {place.Name}");
        var objects = new StoredObjects(access, own, retries, fetching);

        // Two for each queue, so that one fetches while the other waits for news.
        var readers =
            from half in new[] { 0, 1 }
            let reader = new QueueReader(queue, place.Role, objects, filter, own, retries, pace with { Parallel = Math.Max(1, (pace.Parallel + half) / 2) })
            select retries.KeepAsync(queue.Name, reader.RunAsync, cancellation);
        await Task.WhenAll(readers.ToArray()).ConfigureAwait(false);
    }
}
