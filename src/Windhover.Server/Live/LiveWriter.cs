using System.Threading.Channels;

namespace Windhover.Server.Live;

/// <summary>Writes one stream. By hand, because the framework's own result cannot send the comments that keep an idle stream open.</summary>
/// <param name="response">The answer.</param>
/// <param name="heartbeat">How long it stays silent.</param>
/// <param name="clock">The clock of that.</param>
/// <param name="isWelcome">Whether who listens still may; asked before anything is written.</param>
internal sealed class LiveWriter(HttpResponse response, TimeSpan heartbeat, TimeProvider clock, Func<bool> isWelcome)
{
    internal async Task StartAsync(CancellationToken cancellation)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-store";
        await response.Body.WriteAsync("retry: 2000\n\n"u8.ToArray(), cancellation);
        await response.Body.FlushAsync(cancellation);
    }

    internal async Task WriteAsync(LiveMessage message, CancellationToken cancellation)
    {
        await response.Body.WriteAsync(message.Frame, cancellation);
        await response.Body.FlushAsync(cancellation);
    }

    /// <summary>Writes what comes until the queue ends, or who listens no longer may.</summary>
    internal async Task WriteAllAsync(ChannelReader<LiveMessage> queue, CancellationToken cancellation)
    {
        var more = queue.WaitToReadAsync(cancellation).AsTask();
        while (true)
        {
            try
            {
                if (!await more.WaitAsync(heartbeat, clock, cancellation)) return;
            }
            catch (TimeoutException)
            {
                if (!isWelcome()) return;
                await response.Body.WriteAsync(": still here\n\n"u8.ToArray(), cancellation);
                await response.Body.FlushAsync(cancellation);
                continue;
            }

            if (!isWelcome()) return;
            while (queue.TryRead(out var message)) await WriteAsync(message, cancellation);
            more = queue.WaitToReadAsync(cancellation).AsTask();
        }
    }
}
