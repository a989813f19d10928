namespace Windhover.Lab;

/// <summary>One log file, as the cloud would have put it into its bucket.</summary>
/// <param name="Path">Path below the output directory, with <c>/</c>, in the service's own layout.</param>
/// <param name="Content">The bytes; gzip-compressed where the service compresses (the path ends in <c>.gz</c>).</param>
/// <param name="Delivered">Epoch milliseconds at which a real service would have delivered it.</param>
public sealed record LabFile(string Path, byte[] Content, long Delivered);
