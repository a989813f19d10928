namespace Windhover.Core.Ingestion.Collection.Spooling;

/// <summary>A file of the spool that has something to read.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Name">Path below the spool, with '/': stays the same wherever the spool is.</param>
/// <param name="Length">Bytes of it that are durable; no more than these are read.</param>
/// <param name="Grows">More bytes may come behind these.</param>
internal readonly record struct SpoolFile(string Path, string Name, long Length, bool Grows)
{
    /// <summary>Name of the stream's file before this one; null for its first, and for other files.</summary>
    public string? Follows { get; init; }
}
