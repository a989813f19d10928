using System.Threading.Channels;

namespace Windhover.Server.Live;

/// <summary>One open stream: a short queue between the feed, which never waits, and a connection, which may.</summary>
internal sealed class LiveClient(int capacity)
{
    private readonly CancellationTokenSource _cut = new();
    private readonly Channel<LiveMessage> _queue = Channel.CreateBounded<LiveMessage>(new BoundedChannelOptions(capacity) { SingleReader = true });

    /// <summary>What is to be sent.</summary>
    internal ChannelReader<LiveMessage> Queue => _queue.Reader;

    /// <summary>Cancelled when the client was cut off because its queue was full.</summary>
    internal CancellationToken Cut => _cut.Token;

    /// <summary>False when the queue is full.</summary>
    internal bool TrySend(LiveMessage message) => _queue.Writer.TryWrite(message);

    /// <summary>Ends the stream, even while a write to it hangs.</summary>
    internal void CutOff()
    {
        _queue.Writer.TryComplete();
        _ = _cut.CancelAsync(); // what hangs on it runs elsewhere, never under the feed's lock
    }
}
