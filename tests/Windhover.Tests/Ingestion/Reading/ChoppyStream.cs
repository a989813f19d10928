namespace Windhover.Tests.Ingestion.Reading;

/// <summary>Hands bytes out in pieces of given sizes, over and over.</summary>
internal sealed class ChoppyStream(byte[] bytes, int[] sizes) : MemoryStream(bytes)
{
    private int next;

    // The base class reads spans through this too.
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(Math.Max(1, sizes[next++ % sizes.Length]), count));
}
