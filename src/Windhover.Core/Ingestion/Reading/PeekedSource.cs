namespace Windhover.Core.Ingestion.Reading;

/// <summary>Bytes whose beginning can be looked at before they are read.</summary>
internal sealed class PeekedSource(IByteSource inner) : IByteSource
{
    private readonly byte[] head = new byte[16];
    private int headStart, headEnd;

    /// <inheritdoc/>
    public string? Failure => headStart == headEnd ? inner.Failure : null;

    /// <summary>The first bytes, fewer than 16 only where there are no more.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        while (headEnd < head.Length)
        {
            var read = inner.Read(head.AsSpan(headEnd));
            if (read == 0) break;
            headEnd += read;
        }

        return head.AsSpan(headStart, headEnd - headStart);
    }

    /// <summary>Drops bytes that <see cref="Peek"/> showed.</summary>
    public void Skip(int count) => headStart += count;

    /// <summary>Drops everything that <see cref="Peek"/> took from the inner bytes, for one who moves those.</summary>
    public void Forget()
    {
        headStart = headEnd = 0;
        (inner as PeekedSource)?.Forget();
    }

    /// <inheritdoc/>
    public int Read(Span<byte> to)
    {
        if (headStart == headEnd) return inner.Read(to);
        var count = Math.Min(to.Length, headEnd - headStart);
        head.AsSpan(headStart, count).CopyTo(to);
        headStart += count;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();
}
