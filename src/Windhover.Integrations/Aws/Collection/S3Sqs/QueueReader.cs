using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.S3Sqs;

/// <summary>
/// Works through one queue. A message is deleted when every object of it is durable. One that can never be taken is counted once and goes to the queue's own dead letters;
/// where there are none it is deleted, and where that cannot be found out it is deleted after it came <see cref="MostReceives"/> times. Safe for many threads.
/// </summary>
internal sealed class QueueReader(SqsQueue queue, string role, StoredObjects objects, KeyFilter filter, CollectorContext context, Retries retries, QueuePace pace)
{
    /// <summary>How often a message that cannot be taken is looked at where nothing says what becomes of it.</summary>
    public const int MostReceives = 5;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private bool? hasRedrive;
    private long waiting = -1;
    private long looked = long.MinValue;

    /// <summary>Receives and lands until it is cancelled or something fails for good.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            await context.Spool.WaitForRoomAsync(cancellation).ConfigureAwait(false);
            await LookAsync(cancellation).ConfigureAwait(false);
            var messages = await retries.RunAsync(c => queue.ReceiveAsync(pace.WaitSeconds, pace.HiddenSeconds, c), cancellation).ConfigureAwait(false);
            context.Health.Reached(waiting);
            var stay = new HiddenMessages(queue, messages, pace.HiddenSeconds, context);
            await using (stay.ConfigureAwait(false))
            {
                await Parallel.ForEachAsync(messages, new ParallelOptions { MaxDegreeOfParallelism = pace.Parallel, CancellationToken = cancellation }, async (message, c) =>
                {
                    await TakeAsync(message, c).ConfigureAwait(false);
                    stay.Done(message);
                }).ConfigureAwait(false);
            }
        }
    }

    private async Task TakeAsync(SqsMessage message, CancellationToken cancellation)
    {
        try
        {
            var news = S3Notification.Parse(message.Body);
            var problem = news.Problem;
            foreach (var found in news.Objects.Where(o => filter.Takes(o.Key)))
            {
                try
                {
                    await objects.LandAsync(found, role, cancellation).ConfigureAwait(false);
                }
                catch (ProviderException gone) when (gone.IsGone)
                {
                    problem = $"{found} is gone: {gone.Said}";
                }
            }

            if (problem.Length == 0) await DeleteAsync(message, cancellation).ConfigureAwait(false);
            else await PassOverAsync(message, problem, cancellation).ConfigureAwait(false);
        }
        catch (ProviderException refused)
        {
            // A permission is missing: the message comes again by itself, and others may be readable.
            context.Health.Retrying(refused.Message);
        }
    }

    private async Task PassOverAsync(SqsMessage message, string problem, CancellationToken cancellation)
    {
        if (message.Received <= 1) context.Health.Poisoned($"message {message.Id} of {queue.Name}", problem);
        var isLast = hasRedrive is false || (hasRedrive is null && message.Received >= MostReceives);
        if (isLast) await DeleteAsync(message, cancellation).ConfigureAwait(false);
        else await retries.RunAsync(c => queue.HideAsync(message.Handle, 0, c), cancellation).ConfigureAwait(false);
    }

    private Task DeleteAsync(SqsMessage message, CancellationToken cancellation) =>
        retries.RunAsync(c => queue.DeleteAsync(message.Handle, c), cancellation);

    private async Task LookAsync(CancellationToken cancellation)
    {
        if (looked != long.MinValue && context.Clock.GetElapsedTime(looked) < LookEvery) return;
        looked = context.Clock.GetTimestamp();
        try
        {
            (waiting, hasRedrive) = await retries.RunAsync(queue.LookAsync, cancellation).ConfigureAwait(false);
        }
        catch (ProviderException denied) when (denied.IsDenied)
        {
            (waiting, hasRedrive) = (-1, null);
        }
    }
}
