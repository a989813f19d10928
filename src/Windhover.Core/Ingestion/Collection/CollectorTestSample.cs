namespace Windhover.Core.Ingestion.Collection;

/// <summary>Something that a collection would collect.</summary>
/// <param name="Name">Where it is.</param>
/// <param name="Bytes">Its bytes, as they would land; at most 1 MiB.</param>
public sealed record CollectorTestSample(string Name, ReadOnlyMemory<byte> Bytes);
