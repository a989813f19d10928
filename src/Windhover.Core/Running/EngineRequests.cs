using System.Threading.Channels;

namespace Windhover.Core.Running;

/// <summary>Questions of other threads, answered on the engine's own between two minutes. At most 64 wait; who asks more waits for a place.</summary>
internal sealed class EngineRequests
{
    private readonly Channel<Action> queue = Channel.CreateBounded<Action>(new BoundedChannelOptions(64) { SingleReader = true });

    /// <summary>Asks, and waits for the answer.</summary>
    /// <exception cref="OperationCanceledException">The asker gave up, or the engine has stopped.</exception>
    public async Task<T> AskAsync<T>(Func<T> question, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await queue.Writer.WriteAsync(() => Give(answer, question, cancellation), cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new OperationCanceledException("the engine has stopped");
        }

        return await answer.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Answers what waits.</summary>
    public void Answer()
    {
        while (queue.Reader.TryRead(out var question)) question();
    }

    /// <summary>Ends when something waits, or when there will be nothing any more.</summary>
    public Task WaitAsync(CancellationToken cancellation) => queue.Reader.WaitToReadAsync(cancellation).AsTask();

    /// <summary>Answers what waits, and takes no more.</summary>
    public void Close()
    {
        queue.Writer.TryComplete();
        Answer();
    }

    private static void Give<T>(TaskCompletionSource<T> answer, Func<T> question, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            answer.TrySetCanceled(cancellation);
            return;
        }

        try
        {
            answer.TrySetResult(question());
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            answer.TrySetException(failure);
        }
    }
}
