using System.Collections.Concurrent;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Collection.S3Sqs;

/// <summary>Keeps messages hidden from others while they are worked on, however long their objects take. Disposing of it stops.</summary>
internal sealed class HiddenMessages : IAsyncDisposable
{
    private readonly SqsQueue queue;
    private readonly int seconds;
    private readonly CollectorContext context;
    private readonly ConcurrentDictionary<string, string> handles = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stop = new();
    private readonly Task keeping;

    /// <param name="queue">Whose messages.</param>
    /// <param name="messages">The messages, just received.</param>
    /// <param name="seconds">For how long they are hidden each time; they are hidden again when a third of it is gone.</param>
    /// <param name="context">Clock and health.</param>
    public HiddenMessages(SqsQueue queue, IReadOnlyList<SqsMessage> messages, int seconds, CollectorContext context)
    {
        (this.queue, this.seconds, this.context) = (queue, seconds, context);
        foreach (var message in messages) handles[message.Id] = message.Handle;
        keeping = messages.Count == 0 ? Task.CompletedTask : KeepAsync();
    }

    /// <summary>A message is done with.</summary>
    public void Done(SqsMessage message) => handles.TryRemove(message.Id, out _);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync().ConfigureAwait(false);
        await keeping.ConfigureAwait(false);
        stop.Dispose();
    }

    private async Task KeepAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(seconds / 3.0), context.Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false))
            {
                foreach (var handle in handles.Values) await HideAsync(handle).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    // When it fails the message comes to somebody a second time: what has landed by then is recognised.
    private async Task HideAsync(string handle)
    {
        try
        {
            await queue.HideAsync(handle, seconds, stop.Token).ConfigureAwait(false);
        }
        catch (ProviderException failure)
        {
            context.Health.Retrying(failure.Message);
        }
    }
}
