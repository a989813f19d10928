namespace Windhover.Core.Ingestion.Reading;

/// <summary>Bytes, one after the other, from something that may be broken.</summary>
internal interface IByteSource : IDisposable
{
    /// <summary>Why the bytes end before their time, in constant words; null while all is well.</summary>
    string? Failure { get; }

    /// <summary>Reads up to the length of <paramref name="to"/>, at least one byte; 0 at the end or at <see cref="Failure"/>. Never throws.</summary>
    int Read(Span<byte> to);
}
