namespace Windhover.Core.Ingestion.Reading;

/// <summary>A stream as bytes that never throw.</summary>
/// <param name="stream">The stream; disposed with this.</param>
/// <param name="expected">How many bytes there must be, where an archive says so.</param>
internal sealed class StreamSource(Stream stream, long? expected = null) : IByteSource
{
    private long read;

    /// <inheritdoc/>
    public string? Failure { get; private set; }

    /// <inheritdoc/>
    public int Read(Span<byte> to)
    {
        if (Failure is not null) return 0;
        try
        {
            var count = stream.Read(to);
            read += count;
            if (count == 0 && read < expected) Failure = Reasons.EndsEarly;
            return count;
        }
        catch (InvalidDataException)
        {
            Failure = Reasons.Damaged;
        }
        catch (EndOfStreamException)
        {
            Failure = Reasons.EndsEarly;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Failure = Reasons.NotReadOn;
        }

        return 0;
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
