using System.Security.Cryptography;

namespace Windhover.Cli.Backups;

/// <summary>The first bytes of a stream, hashed as they are read: a file that grows meanwhile stays as long as it was.</summary>
/// <param name="inner">The stream; it is left open.</param>
/// <param name="length">How many bytes of it.</param>
internal sealed class HashedBytes(Stream inner, long length) : Stream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long at;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    public override long Position
    {
        get => at;
        set => throw new NotSupportedException();
    }

    /// <summary>SHA-256 of everything read, in hexadecimal. Call it once.</summary>
    public string Sha256() => Convert.ToHexStringLower(hash.GetHashAndReset());

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var wanted = (int)Math.Min(buffer.Length, length - at);
        if (wanted == 0) return 0;
        var read = inner.Read(buffer[..wanted]);
        if (read == 0) throw new EndOfStreamException("a file became shorter while it was read");
        hash.AppendData(buffer[..read]);
        at += read;
        return read;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) hash.Dispose();
        base.Dispose(disposing);
    }
}
