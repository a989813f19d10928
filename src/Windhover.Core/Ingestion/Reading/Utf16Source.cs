using System.Text;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>UTF-16 text as UTF-8. Offsets of its records count the UTF-8 bytes.</summary>
internal sealed class Utf16Source : IByteSource
{
    private readonly IByteSource inner;
    private readonly StreamSource utf8;

    /// <param name="inner">The text, behind its byte order mark.</param>
    /// <param name="bigEndian">Whether the high byte comes first.</param>
    public Utf16Source(IByteSource inner, bool bigEndian)
    {
        this.inner = inner;
        utf8 = new StreamSource(Encoding.CreateTranscodingStream(
            new SourceStream(inner), bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode, Encoding.UTF8));
    }

    /// <inheritdoc/>
    public string? Failure => utf8.Failure ?? inner.Failure;

    /// <inheritdoc/>
    public int Read(Span<byte> to) => utf8.Read(to);

    /// <inheritdoc/>
    public void Dispose() => utf8.Dispose();
}
