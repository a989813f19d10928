namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// The compressed bytes of a gzip file, handed to the inflater in small pieces of which the last stays in memory: the inflater takes a piece whole
/// without saying how much of it belonged to its member, so the end of the member is looked for in it afterwards.
/// </summary>
internal sealed class GzipInput(IByteSource source) : Stream
{
    private const int Piece = 8192;
    private readonly byte[] buffer = new byte[8 * Piece];
    private int pieceStart, position, end;
    private bool ended;

    /// <summary>The inflater asked for more than there is.</summary>
    public bool AskedBeyondEnd { get; private set; }

    /// <summary>Why the compressed bytes cannot be read on.</summary>
    public string? Failure => source.Failure;

    /// <summary>The last piece handed out and what is known behind it.</summary>
    public ReadOnlySpan<byte> FromLastPiece => buffer.AsSpan(pieceStart, end - pieceStart);

    /// <summary>What was not handed out yet, at least <paramref name="count"/> bytes (up to 8,192) where the file has them.</summary>
    public ReadOnlySpan<byte> Ahead(int count)
    {
        while (end - position < count && !ended)
        {
            if (end == buffer.Length)
            {
                Buffer.BlockCopy(buffer, pieceStart, buffer, 0, end - pieceStart);
                position -= pieceStart;
                end -= pieceStart;
                pieceStart = 0;
            }

            var read = source.Read(buffer.AsSpan(end));
            ended = read == 0;
            end += read;
        }

        return buffer.AsSpan(position, end - position);
    }

    /// <summary>Passes bytes that no inflater sees.</summary>
    public void Skip(int count)
    {
        position += count;
        pieceStart = position;
    }

    /// <summary>Goes to a place in <see cref="FromLastPiece"/>.</summary>
    public void ReturnTo(int indexInLastPiece)
    {
        pieceStart += indexInLastPiece;
        position = pieceStart;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> to)
    {
        pieceStart = position;
        var ahead = Ahead(Piece);
        var count = Math.Min(Math.Min(to.Length, ahead.Length), Piece);
        ahead[..count].CopyTo(to);
        position += count;
        if (count == 0 && to.Length > 0) AskedBeyondEnd = true;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) source.Dispose();
        base.Dispose(disposing);
    }
}
