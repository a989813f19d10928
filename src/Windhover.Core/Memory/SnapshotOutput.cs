namespace Windhover.Core.Memory;

/// <summary>Takes the bytes of a snapshot into parts, so that it may grow beyond the size of an array.</summary>
internal sealed class SnapshotOutput : Stream
{
    private readonly List<ReadOnlyMemory<byte>> full = [];
    private byte[] current = [];
    private int at;

    /// <inheritdoc />
    public override bool CanRead => false;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => (long)full.Count * SnapshotParts.PartBytes + at;

    /// <inheritdoc />
    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    /// <summary>Everything written so far.</summary>
    public SnapshotParts Parts => new([.. full, current.AsMemory(0, at)]);

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (at == SnapshotParts.PartBytes)
            {
                full.Add(current);
                (current, at) = ([], 0);
            }

            // Small states stay small; a part that is filled once is followed by others that are.
            if (current.Length < SnapshotParts.PartBytes && at + buffer.Length > current.Length)
                Array.Resize(ref current, full.Count > 0 ? SnapshotParts.PartBytes : (int)Math.Min(SnapshotParts.PartBytes, Math.Max(2L * current.Length, (long)at + buffer.Length)));
            var count = Math.Min(buffer.Length, current.Length - at);
            buffer[..count].CopyTo(current.AsSpan(at));
            at += count;
            buffer = buffer[count..];
        }
    }

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();
}
