namespace Windhover.Core.Memory;

/// <summary>Reads the parts of a snapshot one after the other.</summary>
internal sealed class SnapshotInput(IReadOnlyList<ReadOnlyMemory<byte>> parts) : Stream
{
    private int part;
    private int at;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => parts.Sum(p => (long)p.Length);

    /// <inheritdoc />
    public override long Position
    {
        get => parts.Take(part).Sum(p => (long)p.Length) + at;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        while (part < parts.Count && at == parts[part].Length) (part, at) = (part + 1, 0);
        if (part == parts.Count) return 0;
        var rest = parts[part].Span[at..];
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        at += count;
        return count;
    }

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
