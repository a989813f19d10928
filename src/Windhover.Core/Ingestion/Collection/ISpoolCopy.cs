namespace Windhover.Core.Ingestion.Collection;

/// <summary>A file of the spool that grows with an object on the other side.</summary>
public interface ISpoolCopy : IDisposable
{
    /// <summary>Bytes that are there, and where the next ones go.</summary>
    long Length { get; }

    /// <summary>Reads back what is there, to find out whether the other side was rewritten.</summary>
    /// <param name="offset">First byte.</param>
    /// <param name="into">Where to.</param>
    /// <returns>Bytes read.</returns>
    int Read(long offset, Span<byte> into);

    /// <summary>Adds bytes and makes them durable.</summary>
    Task AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation);
}
