namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// Ends a file that expands too much. Looks at fixed places of the decompressed bytes, so that it ends at the same byte however it is read.
/// </summary>
/// <param name="inner">The decompressed bytes.</param>
/// <param name="compressedRead">How many bytes on disk they came from so far.</param>
/// <param name="limits">How much is too much.</param>
internal sealed class ExpansionGuard(IByteSource inner, Func<long> compressedRead, ReadLimits limits) : IByteSource
{
    private const int Step = 1 << 20;
    private long read;
    private string? failure;

    /// <inheritdoc/>
    public string? Failure => failure ?? inner.Failure;

    /// <inheritdoc/>
    public int Read(Span<byte> to)
    {
        if (failure is not null) return 0;
        var untilLook = Step - (int)(read % Step);
        if (to.Length > untilLook) to = to[..untilLook];
        var count = inner.Read(to);
        read += count;
        if (read % Step == 0 && read >= limits.ExpansionCheckedFrom && read / limits.LargestExpansion > compressedRead())
            failure = Reasons.Expands(limits.LargestExpansion);
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();
}
