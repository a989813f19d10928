using System.Buffers;

namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <inheritdoc cref="ISpoolStream"/>
/// <remarks>While one batch is on its way to the disk the next one gathers: so many that wait share one write, and a single one does not wait for others.</remarks>
internal sealed class SpoolStream(StreamFiles files, Framing framing, SpoolOptions options, TimeProvider clock, Action closed) : ISpoolStream
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(100);
    private readonly Lock gate = new();
    private ArrayBufferWriter<byte> gathering = new();
    private ArrayBufferWriter<byte> writing = new();
    private List<TaskCompletionSource> waiting = [];
    private Task writer = Task.CompletedTask;
    private bool isClosed;

    /// <inheritdoc/>
    public Task AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> records, CancellationToken cancellation)
    {
        if (records.Count == 0) return Task.CompletedTask;
        cancellation.ThrowIfCancellationRequested();
        foreach (var record in records) RecordFrames.Check(framing, record.Span);
        var durable = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            foreach (var record in records) RecordFrames.Write(framing, record.Span, gathering);
            waiting.Add(durable);
            Wake();
        }

        // Who gives up waiting leaves the records: they land all the same, and come again as duplicates.
        return durable.Task.WaitAsync(cancellation);
    }

    /// <inheritdoc/>
    public bool TryAppend(ReadOnlySpan<byte> record)
    {
        lock (gate)
        {
            if (isClosed || gathering.WrittenCount + RecordFrames.Size(framing, record) > options.QueueBytes) return false;
            RecordFrames.Write(framing, record, gathering);
            Wake();
            return true;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task last;
        lock (gate)
        {
            if (isClosed) return;
            isClosed = true;
            last = writer;
        }

        await last.ConfigureAwait(false);
        files.Dispose();
        closed();
    }

    private void Wake()
    {
        if (writer.IsCompleted) writer = Task.Run(WriteAsync);
    }

    private async Task WriteAsync()
    {
        while (true)
        {
            List<TaskCompletionSource> batch;
            bool hurry;
            lock (gate) hurry = waiting.Count > 0 || isClosed;
            if (!hurry) await Task.Delay(Gather, clock).ConfigureAwait(false);
            lock (gate)
            {
                (gathering, writing) = (writing, gathering);
                (batch, waiting) = (waiting, []);
            }

            var isWritten = Write(batch);
            lock (gate)
            {
                if (!isWritten && batch.Count == 0 && !isClosed)
                {
                    KeepForLater();
                    continue;
                }

                writing.ResetWrittenCount();
                if (gathering.WrittenCount > 0) continue;
                writer = Task.CompletedTask;
                return;
            }
        }
    }

    // What nobody waits for never comes again: it is tried again behind its pause, and once too much has gathered the sender's is refused and counted.
    private void KeepForLater()
    {
        writing.Write(gathering.WrittenSpan);
        gathering.ResetWrittenCount();
        (gathering, writing) = (writing, gathering);
    }

    private bool Write(List<TaskCompletionSource> batch)
    {
        try
        {
            files.Append(writing.WrittenSpan);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            foreach (var one in batch) one.TrySetException(new IOException(failure.Message, failure));
            return false;
        }

        foreach (var one in batch) one.TrySetResult();
        return true;
    }
}
