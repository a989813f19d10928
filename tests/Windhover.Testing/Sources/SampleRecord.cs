namespace Windhover.Testing.Sources;

/// <summary>One record of a sample.</summary>
/// <param name="Offset">First byte in the file.</param>
/// <param name="Length">Bytes in the file.</param>
/// <param name="Bytes">What a reader gets: those bytes, or what is made of them.</param>
public sealed record SampleRecord(int Offset, int Length, byte[] Bytes);
