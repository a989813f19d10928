using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.S3Sqs;

/// <summary>Works through its queues side by side: one that fails is tried again and does not stop the others.</summary>
internal sealed class S3SqsCollection : ICollection
{
    private const int LongPoll = 20;
    private readonly CollectorContext context;
    private readonly AwsAccess access;
    private readonly IReadOnlyList<(SqsQueue Queue, string Role)> queues;
    private readonly KeyFilter filter;
    private readonly Retries retries;
    private readonly StoredObjects objects;
    private readonly QueuePace pace;

    public S3SqsCollection(CollectorSettings settings, CollectorContext context)
    {
        this.context = context;
        var places = AwsPlace.List(settings, "queues", a => Uri.TryCreate(a, UriKind.Absolute, out var url) && url.Scheme is "http" or "https", "the URL of a queue");
        pace = new QueuePace(LongPoll, settings.Number("visibility_seconds", 30, 43_200), settings.Number("parallel", 1, 64));
        access = new AwsAccess(settings);
        filter = new KeyFilter(settings);
        retries = new Retries(context, settings.Name);
        objects = new StoredObjects(access, context, retries);
        queues = [.. places.Select(p => (new SqsQueue(access, p, context.Clock), p.Role))];
    }

    /// <inheritdoc/>
    public Task RunAsync(CancellationToken cancellation)
    {
        // Two for each queue, so that one fetches while the other waits for news.
        var readers =
            from queue in queues
            from half in new[] { 0, 1 }
            let reader = new QueueReader(queue.Queue, queue.Role, objects, filter, context, retries, pace with { Parallel = Math.Max(1, (pace.Parallel + half) / 2) })
            select retries.KeepAsync(queue.Queue.Name, reader.RunAsync, cancellation);
        return Task.WhenAll(readers.ToArray());
    }

    /// <inheritdoc/>
    public async Task<CollectorTest> TestAsync(CancellationToken cancellation)
    {
        var steps = new TestSteps();
        foreach (var (queue, role) in queues) await new QueueTest(queue, role, access, objects, filter).RunAsync(steps, cancellation).ConfigureAwait(false);
        return steps.Result;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        foreach (var (queue, _) in queues) queue.Dispose();
        access.Dispose();
        return ValueTask.CompletedTask;
    }
}
