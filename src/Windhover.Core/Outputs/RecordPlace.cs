namespace Windhover.Core.Outputs;

/// <summary>Where a record is.</summary>
/// <param name="File">Path of its file.</param>
/// <param name="Offset">First byte, counted in the decompressed file.</param>
public sealed record RecordPlace(string File, long Offset);
