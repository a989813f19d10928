namespace Windhover.Tests.Ingestion.Reading;

/// <summary>A long stream that needs no memory: a beginning, one byte many times, an end.</summary>
internal sealed class RepeatingStream(byte[] head, byte filler, long fillers, byte[] tail) : Stream
{
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => head.Length + fillers + tail.Length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var part = position < head.Length ? head.AsSpan((int)position) : position >= head.Length + fillers ? tail.AsSpan((int)(position - head.Length - fillers)) : default;
        var count = (int)Math.Min(buffer.Length, part.IsEmpty ? Math.Max(0, head.Length + fillers - position) : part.Length);
        if (part.IsEmpty) buffer[..count].Fill(filler);
        else part[..count].CopyTo(buffer);
        position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
