namespace Windhover.Core.Ingestion.Collection;

/// <summary>A stream of records in the spool. Safe for many threads.</summary>
public interface ISpoolStream : IAsyncDisposable
{
    /// <summary>
    /// Adds records, in order and together; completes when they are durable. Calls that come at the same time share one write to disk.
    /// For <see cref="Framing.Lines"/> a record must not hold a line feed.
    /// </summary>
    Task AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> records, CancellationToken cancellation);

    /// <summary>
    /// Adds one record without waiting for the disk, for what the other side never repeats (a datagram); it is durable within a second.
    /// </summary>
    /// <returns>False when the queue is full: the caller counts it as dropped.</returns>
    bool TryAppend(ReadOnlySpan<byte> record);
}
