namespace Windhover.Core.Ingestion.Reading;

/// <summary>A file that counts what is read of it.</summary>
/// <param name="inner">The file; disposed with this.</param>
/// <param name="limit">Bytes of it that there are for this reader.</param>
internal sealed class CountingStream(Stream inner, long limit = long.MaxValue) : Stream
{
    /// <summary>Bytes read, wherever.</summary>
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => inner.CanSeek;

    public override bool CanWrite => false;

    public override long Length => Math.Min(limit, inner.Length);

    public override long Position
    {
        get => inner.Position;
        set => inner.Position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        if (limit != long.MaxValue) buffer = buffer[..(int)Math.Clamp(limit - inner.Position, 0, buffer.Length)];
        var read = inner.Read(buffer);
        BytesRead += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
