using System.Buffers;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// The part of a decompressed file that is in memory: one pooled buffer that grows only as far as a record asks for.
/// </summary>
internal sealed class ByteWindow : IDisposable
{
    private const int FirstSize = 256 << 10;
    private readonly IByteSource source;
    private byte[] buffer;
    private int start, end;
    private bool ended;

    /// <param name="source">Where bytes come from.</param>
    /// <param name="offset">What the first byte is counted as.</param>
    public ByteWindow(IByteSource source, long offset)
    {
        this.source = source;
        Offset = offset;
        buffer = ArrayPool<byte>.Shared.Rent(FirstSize);
    }

    /// <summary>The first byte of <see cref="Bytes"/>, counted in the decompressed file.</summary>
    public long Offset { get; private set; }

    /// <summary>What is in memory and not yet passed.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(start, end - start);

    /// <summary>Bytes that the buffer holds at most now.</summary>
    public int Capacity => buffer.Length;

    /// <summary>Why the bytes end before their time; null while they do not.</summary>
    public string? Failure => ended ? source.Failure : null;

    /// <summary>Moves on. Spans taken before stay good until the next <see cref="Fill"/>.</summary>
    public void Advance(int count)
    {
        start += count;
        Offset += count;
    }

    /// <summary>Reads more behind <see cref="Bytes"/>, which keep their place relative to <see cref="Offset"/>.</summary>
    /// <returns>False at the end.</returns>
    public bool Fill()
    {
        if (ended) return false;
        if (start == end) start = end = 0;
        if (end == buffer.Length)
        {
            if (start >= buffer.Length / 2) Move(buffer);
            else
            {
                var larger = ArrayPool<byte>.Shared.Rent(checked(buffer.Length * 2));
                var old = buffer;
                Move(larger);
                ArrayPool<byte>.Shared.Return(old);
            }
        }

        var read = source.Read(buffer.AsSpan(end));
        ended = read == 0;
        end += read;
        return !ended;
    }

    /// <summary>Gives the buffer back.</summary>
    public void Dispose()
    {
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
        start = end = 0;
        ended = true;
    }

    private void Move(byte[] to)
    {
        Buffer.BlockCopy(buffer, start, to, 0, end - start);
        buffer = to;
        end -= start;
        start = 0;
    }
}
